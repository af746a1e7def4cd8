import { randomUUID } from "node:crypto";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lockRun, type Run } from "../runs/queries/runs.server.ts";
import type { RunPhase } from "../runs/run.ts";
import type { NeedKind } from "../runs/run-words.ts";
import { inBatches } from "./batch.ts";
import { placeInOrder } from "./placing.ts";
import { listAskingForApproval } from "./queries/approvals.server.ts";
import { replaceNeeds } from "./queries/needs.server.ts";
import {
  insertRegistrationEvents,
  lastQueuedAt,
  listHeldSeats,
  listRegistrationsOf,
  seatsTaken,
  upsertRegistrations,
} from "./queries/registrations.server.ts";
import type { CreditChoice, RegistrationState } from "./registration.ts";
import { mailAboutRun } from "./registration-mail.server.ts";
import { beginTakingPart } from "./taking-part.server.ts";
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

/**
 * `organizationId` is where they belong, which decides on seats held for organizations and on whether a lead is asked to
 * approve; `by` the person who registers them.
 */
export type Registering = RegistrationWords & { organizationId: string | null; by: string; acceptsTerms?: boolean };

type Request = Registering & { personId: string; now: Date };
type Ask = (runId: string, request: Request) => Promise<Registered>;

const queues = new WeakMap<Db, Ask>();

/**
 * Registers a person for a run, or puts them on its waitlist when no seat is free for them. Pressing twice is one
 * registration. Requests for the same run that come while others are being answered are answered together, because each
 * transaction of a run waits for the one before.
 */
export async function register(
  db: Db,
  person: { id: string },
  runId: string,
  words: Registering,
  now = currentTime(),
): Promise<Registered> {
  const ask: Ask = queues.get(db) ?? inBatches((runId, requests) => registerAll(db, runId, requests));
  queues.set(db, ask);
  return ask(runId, { ...words, personId: person.id, now });
}

async function registerAll(db: Db, runId: string, requests: readonly Request[]): Promise<Registered[]> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    return run ? registerIn(db, run, requests) : requests.map(() => ({ refused: "missing" }));
  });
}

/** The same for several people, in order, by a caller that has locked the run. People registered by others get no mail. */
export async function registerIn(db: Db, run: Run, requests: readonly Request[]): Promise<Registered[]> {
  if (requests.length === 0) return [];
  const placed = await place(db, run, requests);
  const made = placed.flatMap(({ request, ...each }) =>
    "isNew" in each && each.isNew ? [{ ...request, ...each }] : [],
  );
  if (made.length > 0) await write(db, run, made);
  return placed.map((each) => {
    if ("refused" in each) return { refused: each.refused };
    return { state: each.state, isNew: each.isNew };
  });
}

async function place(db: Db, run: Run, requests: readonly Request[]) {
  const latest = requests.reduce((latest, { now }) => (now > latest ? now : latest), new Date(0));
  await settleWaitlist(db, run, latest);
  const personIds = requests.map(({ personId }) => personId);
  const [earlier, held, taken, last] = await Promise.all([
    listRegistrationsOf(db, run.id, personIds),
    listHeldSeats(db, run.id),
    seatsTaken(db, run.id),
    lastQueuedAt(db, run.id),
  ]);
  const placed = placeInOrder(run, requests, {
    seating: { capacity: run.capacity, held, taken },
    states: new Map([...earlier].map(([personId, { state }]) => [personId, state])),
    lastQueuedAt: last,
  });
  return placed.map((each, index) => {
    const request = requests[index];
    if (!request) throw new Error("somebody was placed who did not ask");
    return { ...each, request: { ...request, earlierId: earlier.get(request.personId)?.id ?? null } };
  });
}

type Made = Request & { earlierId: string | null; state: "registered" | "waitlisted"; queuedAt: Date | null };

async function write(db: Db, run: Run, made: readonly Made[]): Promise<void> {
  const asking = await listAskingForApproval(
    db,
    made.flatMap(({ organizationId }) => organizationId ?? []),
  );
  const all = made.map((each) => ({ ...each, registrationId: each.earlierId ?? randomUUID() }));
  await upsertRegistrations(
    db,
    all.map((each) => rowOf(run, each, asking)),
  );
  await insertRegistrationEvents(
    db,
    all.map(({ registrationId, state, by, now }) => ({ registrationId, state, by, at: now })),
  );
  await replaceNeeds(
    db,
    made.flatMap(({ earlierId }) => earlierId ?? []),
    all.flatMap(({ registrationId, needs }) => needs.map((need) => ({ registrationId, ...need }))),
  );
  const seated = all.filter(({ state }) => state === "registered");
  await beginTakingPart(db, run, seated);
  for (const state of ["registered", "waitlisted"] as const) {
    await mailAboutRun(db, "training_registration", run, {
      ids: all.flatMap((each) => (each.state === state && each.by === each.personId ? each.registrationId : [])),
      data: (about) => ({ ...about, state }),
      uselessAfter: run.startsAt,
    });
  }
}

function rowOf(run: Run, made: Made & { registrationId: string }, asking: ReadonlySet<string>) {
  const { registrationId, personId, organizationId, by, acceptsTerms = false, now, state, queuedAt } = made;
  const { credit, legalName, pdenrollerEmail, certificateNumber, starsId } = made;
  return {
    ...{ id: registrationId, runId: run.id, personId, organizationId, state, queuedAt, stateSince: now },
    ...{ credit, legalName, pdenrollerEmail, certificateNumber, starsId },
    registeredBy: by === personId ? null : by,
    termsAcceptedAt: acceptsTerms ? now : null,
    ...approvalOf(made, organizationId !== null && asking.has(organizationId)),
  };
}

/** Where an organization asks for it, a lead approves; whom a lead registers is approved by that. */
function approvalOf({ by, personId, now }: Request, isAsked: boolean) {
  if (!isAsked) return { approval: null, approvalBy: null, approvalAt: null };
  if (by === personId) return { approval: "asked" as const, approvalBy: null, approvalAt: null };
  return { approval: "approved" as const, approvalBy: by, approvalAt: now };
}
