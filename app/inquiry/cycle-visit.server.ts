import { recordView } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { db } from "#db/pool.server.ts";
import type { CycleRelation } from "./cycle.ts";
import { type CyclePage, findCyclePage } from "./queries/cycle-page.server.ts";

export type CycleVisit = {
  person: Person;
  cycle: CyclePage;
  /** In the visitor's zone, as YYYY-MM-DD. */
  today: string;
};

export const readsCycle = (relation: CycleRelation): boolean => relation !== "invited";
export const writesCycle = (relation: CycleRelation): boolean => relation === "member";

/**
 * The signed-in person and the cycle of a page; 404 for everyone to whom it is closed. `may` says whose part in it
 * opens the page. What a coach reads is recorded in the audit trail.
 */
export async function cycleVisitor(
  request: Request,
  cycleId: string | undefined,
  may: (relation: CycleRelation) => boolean = readsCycle,
): Promise<CycleVisit> {
  const person = await signedIn(request);
  const cycle = await findCyclePage(db, person, cycleId ?? "");
  if (!cycle || !may(cycle.relation)) throw closedPage(request, person);
  if (cycle.relation === "coach") {
    await recordView(db, { actorId: person.id, action: "cycle.read", detail: { cycle: cycle.id } });
  }
  return { person, cycle, today: dayOf(currentTime(), person.timeZone) };
}
