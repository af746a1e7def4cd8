import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { invitationDays, invitationScopesOf } from "#app/identity/invitations/invitation.ts";
import { listOpenInvitationsOfCohort } from "#app/identity/invitations/queries/invitations.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { listCurrentAddresses } from "../queries/cohort-people.server.ts";
import { invitedMost } from "./cohort-invitation.ts";
import { type Known, type ListedPerson, readInvitationList, remainingList } from "./invitation-list.ts";

export type InvitedAddresses = { sent: string[]; already: string[]; waiting: string[]; refused: string[] };
export type Guest = { email: string; name: string | null };

/**
 * Invites each guest to learn in a cohort. `waiting` are the addresses after the sender's or their own limit was
 * reached. `network` is the sender's.
 */
export async function inviteToCohort(
  db: Db,
  person: Person,
  { cohortId, guests, note }: { cohortId: string; guests: readonly Guest[]; note: string | null },
  network: string,
): Promise<InvitedAddresses> {
  const outcome: InvitedAddresses = { sent: [], already: [], waiting: [], refused: [] };
  const invited = { role: "educator" as const, organizationId: null, cohortId, title: null, note };
  for (const { email, name } of guests) {
    const made = await inviteByMail(db, person, { ...invited, email, name, days: invitationDays.usual }, network);
    if (made === "already_invited") outcome.already.push(email);
    else if (typeof made === "string") outcome.refused.push(email);
    else if ("waitUntil" in made) outcome.waiting.push(email);
    else outcome.sent.push(email);
  }
  return outcome;
}

type TypedList = { cohortId: string; typed: string; note: string | null; isOthers: boolean };

export type InvitedList =
  | { outcome: "too_many" }
  | { outcome: "wrong"; wrong: ListedPerson[]; others: number }
  | {
      outcome: "invited";
      counts: { sent: number; already: number; left: number; members: number; twice: number };
      wrong: ListedPerson[];
      /** Rows to correct, and rows to send later, as they were typed. */
      remaining: string;
    };

/**
 * Invites the people in a typed or pasted list, at most `invitedMost` at once. With a row that cannot be invited,
 * nothing is sent unless the sender asked for `isOthers`: then the others are invited, and that row remains.
 */
export async function inviteList(
  db: Db,
  person: Person,
  { cohortId, typed, note, isOthers }: TypedList,
  network: string,
): Promise<InvitedList> {
  const list = readInvitationList(typed, await knownIn(db, person, cohortId));
  if (list === "too_many") return { outcome: "too_many" };
  const by = Map.groupBy(list, ({ state }) => state);
  const wrong = by.get("wrong") ?? [];
  const wanted = by.get("new") ?? [];
  if (wrong.length > 0 && !isOthers) return { outcome: "wrong", wrong, others: wanted.length };
  const guests = wanted.slice(0, invitedMost);
  const { sent, already, waiting, refused } = await inviteToCohort(db, person, { cohortId, guests, note }, network);
  const isLeft = ({ email }: Guest) => waiting.includes(email) || refused.includes(email);
  const later = [...guests.filter(isLeft), ...wanted.slice(invitedMost)];
  const remaining = list.filter((each) => wrong.includes(each) || later.includes(each));
  const count = (state: ListedPerson["state"]) => by.get(state)?.length ?? 0;
  return {
    outcome: "invited",
    counts: {
      ...{ sent: sent.length, already: already.length + count("invited"), left: remaining.length },
      ...{ members: count("member"), twice: count("twice") },
    },
    wrong,
    remaining: remainingList(typed, remaining),
  };
}

async function knownIn(db: Db, person: Person, cohortId: string): Promise<Known> {
  const open = await listOpenInvitationsOfCohort(db, invitationScopesOf(person), cohortId);
  const invited = open.flatMap(({ email }) => (email === null ? [] : [[email.toLowerCase(), "invited"] as const]));
  const members = (await listCurrentAddresses(db, cohortId)).map((email) => [email.toLowerCase(), "member"] as const);
  return new Map([...invited, ...members]);
}
