import * as m from "#app/messages/catalog.ts";
import type { SiteNotice } from "#app/ui/site-notice.ts";
import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import { findOrganization } from "../organizations/queries/organizations.server.ts";
import type { Person } from "../person/person.ts";
import { canAdminister, type Role } from "../person/role.ts";
import { roleInWords } from "../person/words.ts";
import { updateSessionViewAs } from "./queries/sessions.server.ts";

/** The notice on every page while an administrator views the site as a role; null otherwise. */
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

/** Roles to view the site as: all except administrator. */
export const viewAsRoles = ["educator", "coach", "program_lead", "clock_hour_manager"] as const satisfies Role[];

/**
 * Lets an administrator view the site as a role, in this session and until they stop: never as a person, and read-only.
 * A lead or a clock-hour manager may be one of a given organization.
 */
export async function startViewAs(
  db: Db,
  person: Person,
  { role, organizationId }: { role: (typeof viewAsRoles)[number]; organizationId: string | null },
): Promise<"started" | "refused" | "closed" | "no_scope"> {
  if (!canAdminister(person) || person.session.viewAs) return "refused";
  if (organizationId && (role === "educator" || role === "coach")) return "no_scope";
  const organization = organizationId ? await findOrganization(db, organizationId) : null;
  if (organizationId && (!organization || organization.closedAt)) return "closed";
  return db.transaction(async (db) => {
    await updateSessionViewAs(db, person.session.id, { role, organizationId });
    const event = { actorId: person.id, action: "view_as.started" as const, organizationId, detail: { role } };
    await recordAudit(db, event);
    return "started" as const;
  });
}

/** Ends view-as; idempotent. */
export async function endViewAs(db: Db, { id, session }: Person): Promise<void> {
  const { viewAs } = session;
  if (!viewAs) return;
  await db.transaction(async (db) => {
    await updateSessionViewAs(db, session.id, null);
    const { role, organizationId } = viewAs;
    await recordAudit(db, { actorId: id, action: "view_as.ended", organizationId, detail: { role } });
  });
}
