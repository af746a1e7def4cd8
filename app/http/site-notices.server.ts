import type { Person } from "#app/identity/person.ts";
import { viewAsNotice } from "#app/identity/view-as.server.ts";
import type { SiteNotice } from "#app/ui/site-notice.ts";
import { db } from "#db/pool.server.ts";

/** What stands above every page for this person, the most pressing first. */
export async function siteNotices(person: Person | null): Promise<SiteNotice[]> {
  const notices = [person && (await viewAsNotice(db, person))];
  return notices.filter((notice) => notice !== null);
}
