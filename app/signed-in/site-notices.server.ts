import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { viewAsNotice } from "#app/identity/sessions/view-as.server.ts";
import { currentMaintenance } from "#app/maintenance/maintenance.server.ts";
import * as m from "#app/messages/catalog.ts";
import type { SiteNotice } from "#app/ui/site-notice.ts";
import { db } from "#db/pool.server.ts";

/** What stands above every page for this person, the most pressing first. */
export async function siteNotices(person: Person | null): Promise<SiteNotice[]> {
  const notices = [
    person && (await viewAsNotice(db, person)),
    person && secondStepNotice(person),
    person && maintenanceNotice(person),
  ];
  return notices.filter((notice) => notice !== null);
}

/** Administrators go on while the site is closed, and could forget that others do not. */
function maintenanceNotice(person: Person): SiteNotice | null {
  if (!currentMaintenance() || !canAdminister(person)) return null;
  const link = { to: "/admin/maintenance", label: m.maintenanceNoticeLink() };
  return { id: "maintenance", text: m.maintenanceNotice(), link };
}

/** A role that waits for its second step says so, or its pages would seem to have gone. */
function secondStepNotice({ session }: Person): SiteNotice | null {
  if (session.secondStep !== "to_set_up") return null;
  const link = { to: "/settings/two-step", label: m.secondStepNoticeLink() };
  return { id: "second-step", text: m.secondStepNoticeToSetUp(), link };
}
