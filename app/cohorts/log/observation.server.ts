import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCurrentMember } from "../queries/cohort-people.server.ts";
import { insertObservation, updateObservationSeen } from "./queries/observations.server.ts";

/** Where a day begins first: a day that has not begun there has begun nowhere. */
const latestZone = "Pacific/Kiritimati";

type NewObservation = {
  id: string;
  cohortId: string;
  memberId: string;
  day: string;
  evidence: string;
  question: string;
};

/** Writes an observation, which its member reads before any other coach does. "wrong_day" if it is still to come. */
export async function observe(
  db: Db,
  coach: Person,
  { id, cohortId, memberId, day, evidence, question }: NewObservation,
): Promise<"observed" | "refused" | "no_such_member" | "wrong_day"> {
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  if (!(await findCurrentMember(db, cohortId, memberId))) return "no_such_member";
  if (day > dayOf(currentTime(), latestZone) || day < "2000") return "wrong_day";
  await insertObservation(db, {
    ...{ id, cohortId, personId: memberId, coachId: coach.id, observedOn: day, evidence, question },
  });
  return "observed";
}

/** The member confirms that they read an observation about them. */
export async function acknowledgeObservation(db: Db, member: Person, id: string): Promise<"seen" | "missing"> {
  return (await updateObservationSeen(db, member.id, id)) ? "seen" : "missing";
}
