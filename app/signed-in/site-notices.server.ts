import type { Person } from "#app/identity/person/person.ts";
import { canAdminister } from "#app/identity/person/role.ts";
import { viewAsNotice } from "#app/identity/sessions/view-as.server.ts";
import { currentMaintenance } from "#app/maintenance/maintenance.server.ts";
import * as m from "#app/messages/catalog.ts";
import type { SiteNotice } from "#app/ui/site-notice.ts";
import { db } from "#db/pool.server.ts";

/** The notices above every page for this person, most urgent first. */
export async function siteNotices(person: Person | null): Promise<SiteNotice[]> {
  const notices = [
    person && (await viewAsNotice(db, person)),
    person && secondStepNotice(person),
    person && maintenanceNotice(person),
    person && stoppedMailNotice(person),
  ];
  return notices.filter((notice) => notice !== null);
}

/** Administrators can use the site while it is closed, and might forget that others cannot. */
function maintenanceNotice(person: Person): SiteNotice | null {
  if (!currentMaintenance() || !canAdminister(person)) return null;
  const link = { to: "/admin/maintenance", label: m.maintenanceNoticeLink() };
  return { id: "maintenance", text: m.maintenanceNotice(), link };
}

/** Otherwise they would wait for mail that does not come. */
function stoppedMailNotice({ session }: Person): SiteNotice | null {
  if (!session.isMailStopped) return null;
  const link = { to: "/settings/notifications", label: m.stoppedMailNoticeLink() };
  return { id: "stopped-mail", text: m.stoppedMailNotice(), link };
}

/** Explains that a role waits for its second step; otherwise its pages would seem to be missing. */
function secondStepNotice({ session }: Person): SiteNotice | null {
  if (session.secondStep !== "to_set_up") return null;
  const link = { to: "/settings/two-step", label: m.secondStepNoticeLink() };
  return { id: "second-step", text: m.secondStepNoticeToSetUp(), link };
}
