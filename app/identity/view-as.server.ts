import * as m from "#app/messages/catalog.ts";
import type { SiteNotice } from "#app/ui/site-notice.ts";
import type { Db } from "#db/client.server.ts";
import type { Person } from "./person.ts";
import { findOrganization } from "./queries/organizations.server.ts";
import { roleInWords } from "./words.ts";

/** Says, on every page, as what an administrator looks at it; null when they look as themselves. */
export async function viewAsNotice(db: Db, { session: { viewAs } }: Person): Promise<SiteNotice | null> {
  if (!viewAs) return null;
  const organization = viewAs.organizationId ? await findOrganization(db, viewAs.organizationId) : null;
  const role = roleInWords(viewAs.role);
  return {
    id: "view-as",
    text: organization ? m.viewAsNoticeWithin({ role, organization: organization.name }) : m.viewAsNotice({ role }),
    end: { action: "/view-as", label: m.viewAsEnd() },
  };
}
