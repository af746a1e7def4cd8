import { joinSpace, leaveSpace } from "#app/discussions/spaces/learners-space.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { inviteToTraining, withdrawFromTraining } from "#app/meetings/training-meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun, type Run } from "../runs/queries/runs.server.ts";
import { phaseOfRun, type RunPhase } from "../runs/run.ts";
import type { NeedKind } from "../runs/run-words.ts";
import { asksApproval } from "./queries/approvals.server.ts";
import {
  findRegistration,
  insertRegistrationEvents,
  lastQueuedAt,
  listHeldSeats,
  type Registration,
  replaceNeeds,
  seatsTaken,
  updateRegistrations,
  upsertRegistration,
} from "./queries/registrations.server.ts";
import {
  type CreditChoice,
  isOpen,
  type RegistrationEvent,
  type RegistrationState,
  stateAfter,
} from "./registration.ts";
import { mailAboutRun } from "./registration-mail.server.ts";
import { freeSeats } from "./seats.ts";
import { settleWaitlist } from "./waitlist.server.ts";

/** What a person says in the form; `legalName` and what follows it only when they ask for credit. */
export type RegistrationWords = {
  credit: CreditChoice;
  legalName: string | null;
  pdenrollerEmail: string | null;
  certificateNumber: string | null;
  starsId: string | null;
  needs: { kind: NeedKind; text: string }[];
};

export type Registered =
  /** `isNew` is false where they were registered, waiting or offered a seat already. */
  { state: RegistrationState; isNew: boolean } | { refused: Exclude<RunPhase, "open"> | "missing" };

export type Registering = RegistrationWords & { organizationId: string | null; by: string; acceptsTerms?: boolean };

/**
 * Registers a person for a run, or puts them on its waitlist when no seat is free for them. Pressing twice is one
 * registration. `organizationId` is where they belong, which decides on seats held for organizations and on whether a
 * lead is asked to approve.
 */
export async function register(
  db: Db,
  person: { id: string },
  runId: string,
  words: Registering,
  now = currentTime(),
): Promise<Registered> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return { refused: "missing" };
    return registerIn(db, run, person, words, now);
  });
}

/** The same for a caller that has locked the run. */
export async function registerIn(
  db: Db,
  run: Run,
  person: { id: string },
  { organizationId, by, acceptsTerms = false, ...words }: Registering,
  now: Date,
): Promise<Registered> {
  const phase = phaseOfRun(run, now);
  if (phase === "draft") return { refused: "missing" };
  if (phase !== "open") return { refused: phase };
  await settleWaitlist(db, run, now);
  const earlier = await findRegistration(db, run.id, person.id);
  if (earlier && isOpen(earlier.state)) return { state: earlier.state, isNew: false };
  const isFree = await hasFreeSeat(db, run, organizationId, now);
  const state = stateAfter(earlier?.state ?? null, isFree ? "register" : "waitlist");
  if (state !== "registered" && state !== "waitlisted") return { refused: phaseOfRefusal(earlier) };
  const { needs, ...rest } = words;
  const written = await upsertRegistration(db, {
    ...{ runId: run.id, personId: person.id, organizationId, state, ...rest },
    queuedAt: state === "waitlisted" ? await endOfLine(db, run.id, now) : null,
    ...{ offerEndsAt: null, remindedAt: null },
    ...{ stateSince: now, registeredBy: by === person.id ? null : by },
    ...(await approvalOf(db, { organizationId, by, isOwn: by === person.id }, now)),
    termsAcceptedAt: acceptsTerms ? now : null,
  });
  await insertRegistrationEvents(db, [written.id], { state, by, at: now });
  await replaceNeeds(db, written.id, needs);
  if (state === "registered") await takeSeat(db, run, person.id, { by, now });
  if (by === person.id) {
    await mailAboutRun(db, "training_registration", run, {
      ids: [written.id],
      data: (about) => ({ ...about, state }),
      uselessAfter: run.startsAt,
    });
  }
  return { state, isNew: true };
}

/** Where an organization asks for it, a lead approves; whom a lead registers is approved by that. */
async function approvalOf(
  db: Db,
  { organizationId, by, isOwn }: { organizationId: string | null; by: string; isOwn: boolean },
  now: Date,
) {
  if (organizationId === null || !(await asksApproval(db, organizationId))) {
    return { approval: null, approvalBy: null, approvalAt: null };
  }
  if (isOwn) return { approval: "asked" as const, approvalBy: null, approvalAt: null };
  return { approval: "approved" as const, approvalBy: by, approvalAt: now };
}

async function hasFreeSeat(db: Db, run: Run, organizationId: string | null, now: Date): Promise<boolean> {
  const seating = {
    capacity: run.capacity,
    held: await listHeldSeats(db, run.id),
    taken: await seatsTaken(db, run.id),
  };
  return freeSeats(seating, organizationId, now) > 0;
}

/**
 * When somebody joins the waitlist: after everyone who joined before, so that a request that waited for the run's lock
 * takes nobody's place.
 */
async function endOfLine(db: Db, runId: string, now: Date): Promise<Date> {
  const last = await lastQueuedAt(db, runId);
  return last && last >= now ? new Date(last.getTime() + 1) : now;
}

/** Only a canceled run's registrations and attended ones cannot start anew. */
const phaseOfRefusal = (earlier: Registration | null) => (earlier?.state === "run_canceled" ? "canceled" : "over");

export type Moved = { state: RegistrationState } | "not_possible" | "missing";

/** A person gives up their seat, their offer or their place in line; the seat is offered to the next. Until the run ends. */
export async function cancelRegistration(
  db: Db,
  person: Pick<Person, "id">,
  runId: string,
  { reason = null, now = currentTime() }: { reason?: string | null; now?: Date } = {},
): Promise<Moved> {
  return move(db, person, runId, "cancel", { reason, now });
}

/** Takes the seat that a person was offered, until the offer ends. */
export async function acceptOffer(db: Db, person: Pick<Person, "id">, runId: string, now = currentTime()) {
  return move(db, person, runId, "accept", { now });
}

/** Declines it: the next in line is offered the seat. */
export async function declineOffer(db: Db, person: Pick<Person, "id">, runId: string, now = currentTime()) {
  return move(db, person, runId, "decline", { now });
}

/** Moves a registration on, with what follows for calendars and the waitlist. */
export async function move(
  db: Db,
  person: Pick<Person, "id">,
  runId: string,
  event: RegistrationEvent,
  { reason = null, now, by = person.id }: { reason?: string | null; now: Date; by?: string },
): Promise<Moved> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    if (!run) return "missing";
    await settleWaitlist(db, run, now); // an offer whose time is over cannot be accepted
    const registration = await findRegistration(db, runId, person.id);
    if (!registration) return "missing";
    const state = stateAfter(registration.state, event);
    if (state === null || run.endsAt <= now) return "not_possible";
    await updateRegistrations(db, [registration.id], { state, stateSince: now }, { by, reason });
    if (state === "registered") await takeSeat(db, run, person.id, { by, now });
    else if (registration.state === "registered") await leaveSeat(db, run, person.id, now);
    await settleWaitlist(db, run, now);
    return { state };
  });
}

/** What comes with a seat: the sessions in one's calendar, and a place in the space of a course run. */
async function takeSeat(db: Db, run: Run, personId: string, { by, now }: { by: string; now: Date }): Promise<void> {
  await inviteToTraining(db, { runId: run.id, personId, role: "participant" }, { by, now });
  if (run.spaceId) await joinSpace(db, run.spaceId, { personId, role: "member", addedBy: by });
}

async function leaveSeat(db: Db, run: Run, personId: string, now: Date): Promise<void> {
  await withdrawFromTraining(db, { runId: run.id, personId }, now);
  if (run.spaceId) await leaveSpace(db, run.spaceId, personId);
}
