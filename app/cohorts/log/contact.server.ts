import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { listGoals } from "../goals/queries/goals.server.ts";
import { listCohortMembers } from "../queries/cohort-people.server.ts";
import {
  type ContactDetails,
  type ContactMode,
  canHaveBegun,
  isTyped,
  isWriting,
  mayChangeContact,
  needsMember,
} from "./contact.ts";
import { deleteContact, insertContact, updateContact, upsertAddition } from "./queries/contacts.server.ts";
import { findContact, type LoggedContact } from "./queries/log.server.ts";

export type NewContact = Omit<ContactDetails, "language" | "goalIds"> &
  Partial<Pick<ContactDetails, "language" | "goalIds">> & {
    cohortId: string;
    memberIds: string[];
    /** Made by the form, so that sending it twice logs once. */
    key: string;
  };

/**
 * Adds a contact to the log of a cohort, with members of any time and goals of theirs. "no_such_member" if one never
 * learned in it, "no_such_goal" if a goal is not one of those members', "nobody" if
 * the kind needs a member, "wrong_day" if it is still to come.
 */
export async function logContact(
  db: Db,
  coach: Person,
  { memberIds, goalIds = [], key, ...contact }: NewContact,
): Promise<"logged" | "refused" | "no_such_member" | "no_such_goal" | "nobody" | "wrong_day"> {
  const { cohortId } = contact;
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  if (memberIds.length === 0 && needsMember(contact.kind)) return "nobody";
  if (!canHaveBegun(contact.beganAt, currentTime())) return "wrong_day";
  return db.transaction(async (db) => {
    const members = new Set((await listCohortMembers(db, cohortId)).map(({ id }) => id));
    if (memberIds.some((id) => !members.has(id))) return "no_such_member";
    if (!(await areGoalsOf(db, coach, { cohortId, goalIds, memberIds }))) return "no_such_goal";
    const row = { ...contact, recordedBy: coach.id, clientKey: `${coach.id} ${key}` };
    await insertContact(db, row, { personIds: memberIds, goalIds });
    return "logged";
  });
}

/**
 * Says more about an entry of the log: when it really began and how long it took, how, in which language, focus,
 * strategies, barriers, goals and the summary. Who took part stays. By a coach whose entry it is.
 */
export async function completeContact(
  db: Db,
  coach: Person,
  { cohortId, id, details }: { cohortId: string; id: string; details: Omit<ContactDetails, "kind"> },
): Promise<"saved" | "missing" | "no_such_goal" | "wrong_day"> {
  if (standingIn(coach, cohortId) !== "coach") return "missing";
  if (!canHaveBegun(details.beganAt, currentTime())) return "wrong_day";
  return db.transaction(async (db) => {
    const entry = await findContact(db, cohortId, id);
    if (!entry || !mayChangeContact(coach, entry)) return "missing";
    const { goalIds, ...change } = details;
    if (!(await areGoalsOf(db, coach, { cohortId, goalIds, memberIds: entry.memberIds }))) return "no_such_goal";
    if (isTyped(entry)) await updateContact(db, id, change, goalIds);
    else await upsertAddition(db, rowFor(coach, cohortId, { ...entry, mode: details.mode }), change, goalIds);
    return "saved";
  });
}

/** Notes how long messages or feedback took, in minutes: one tap of the coach who wrote them, never page time. */
export async function noteMinutes(
  db: Db,
  coach: Person,
  { cohortId, id, minutes }: { cohortId: string; id: string; minutes: number },
): Promise<"noted" | "missing"> {
  if (standingIn(coach, cohortId) !== "coach") return "missing";
  return db.transaction(async (db) => {
    const entry = await findContact(db, cohortId, id);
    if (!entry || !isWriting(entry) || !mayChangeContact(coach, entry)) return "missing";
    await upsertAddition(db, rowFor(coach, cohortId, { ...entry, mode: "writing" }), { minutes });
    return "noted";
  });
}

/** Takes out an entry that the coach typed or pasted. What the site knows by itself stays. */
export async function removeContact(
  db: Db,
  coach: Person,
  { cohortId, id }: { cohortId: string; id: string },
): Promise<"removed" | "missing"> {
  if (standingIn(coach, cohortId) !== "coach") return "missing";
  const entry = await findContact(db, cohortId, id);
  if (!entry || !isTyped(entry) || !mayChangeContact(coach, entry)) return "missing";
  await deleteContact(db, id);
  return "removed";
}

/** The row that adds to an entry which the site knows by itself. */
function rowFor(
  coach: Person,
  cohortId: string,
  { id, source, kind, beganAt, minutes, mode }: LoggedContact & { mode: ContactMode },
) {
  const given = { cohortId, source, kind, beganAt: new Date(beganAt), minutes, mode, recordedBy: coach.id };
  return source === "meeting" ? { ...given, meetingId: id } : { ...given, about: id };
}

/** Whether these are goals that the coach may read, each of somebody who took part. */
async function areGoalsOf(
  db: Db,
  coach: Person,
  { cohortId, goalIds, memberIds }: { cohortId: string; goalIds: string[]; memberIds: string[] },
): Promise<boolean> {
  if (goalIds.length === 0) return true;
  const goals = await listGoals(db, { cohortId, readerId: coach.id, isCoach: true });
  const theirs = new Set(goals.filter(({ personId }) => memberIds.includes(personId)).map(({ id }) => id));
  return goalIds.every((id) => theirs.has(id));
}
