import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { findCurrentMember, listCohortMembers } from "../queries/cohort-people.server.ts";
import type { Barrier, ContactKind, ContactMode, Focus, Strategy } from "./contact.ts";
import { insertContact, insertObservation, updateObservationSeen } from "./queries/contacts.server.ts";

export type NewContact = {
  cohortId: string;
  kind: ContactKind;
  beganAt: Date;
  minutes: number;
  mode: ContactMode;
  focus: Focus[];
  strategies: Strategy[];
  barriers: Barrier[];
  summary: string | null;
  memberIds: string[];
  /** Made by the form, so that sending it twice logs once. */
  key: string;
};

/** Adds a contact to the log of a cohort, with members of any time. "no_such_member" if one never learned in it. */
export async function logContact(
  db: Db,
  coach: Person,
  { memberIds, key, ...contact }: NewContact,
): Promise<"logged" | "refused" | "no_such_member"> {
  if (standingIn(coach, contact.cohortId) !== "coach") return "refused";
  return db.transaction(async (db) => {
    const members = new Set((await listCohortMembers(db, contact.cohortId)).map(({ id }) => id));
    if (memberIds.some((id) => !members.has(id))) return "no_such_member";
    await insertContact(db, { ...contact, recordedBy: coach.id, clientKey: `${coach.id} ${key}` }, memberIds);
    return "logged";
  });
}

type NewObservation = {
  id: string;
  cohortId: string;
  memberId: string;
  day: string;
  evidence: string;
  question: string;
};

/** Writes an observation, which its member reads before any other coach does. */
export async function observe(
  db: Db,
  coach: Person,
  { id, cohortId, memberId, day, evidence, question }: NewObservation,
): Promise<"observed" | "refused" | "no_such_member"> {
  if (standingIn(coach, cohortId) !== "coach") return "refused";
  if (!(await findCurrentMember(db, cohortId, memberId))) return "no_such_member";
  await insertObservation(db, {
    ...{ id, cohortId, personId: memberId, coachId: coach.id, observedOn: day, evidence, question },
  });
  return "observed";
}

/** The member confirms that they read an observation about them. */
export async function acknowledgeObservation(db: Db, member: Person, id: string): Promise<"seen" | "missing"> {
  return (await updateObservationSeen(db, member.id, id)) ? "seen" : "missing";
}
