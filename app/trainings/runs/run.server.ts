import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import {
  cancelTrainingSessions,
  changeTrainingSession,
  createTrainingSessions,
  inviteToTraining,
  type TrainingSession,
} from "#app/meetings/training-meeting.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { listRegistrationsIn, seatsTaken, updateRegistrations } from "../registration/queries/registrations.server.ts";
import { openStates } from "../registration/registration.ts";
import { mailAboutRun } from "../registration/registration-mail.server.ts";
import { settleWaitlist } from "../registration/waitlist.server.ts";
import { tellOfMove } from "./moved-run.server.ts";
import {
  type Facilitator,
  findRun,
  insertFacilitators,
  insertHeldSeats,
  insertRun,
  listRunSessions,
  lockRun,
  type Run,
  type RunChange,
  replaceHeldSeats,
  updateRun,
  updateRunTimes,
} from "./queries/runs.server.ts";
import { canManageRuns } from "./run.ts";

/** A run as its form describes it; it starts and ends with its sessions. */
export type RunDraft = Omit<RunChange, "startsAt" | "endsAt" | "publishedAt" | "canceledAt" | "closedAt"> &
  Pick<Run, "offeringKind" | "offeringSlug" | "title" | "format" | "timeZone" | "capacity">;

export type HeldFor = { organizationId: string; seats: number; releaseAt: Date };

/** Plans a run with its sessions and facilitators, not yet published. The same `key` makes one run. */
export async function createRun(
  db: Db,
  actor: Person,
  draft: RunDraft,
  {
    key,
    sessions,
    facilitators,
    held = [],
  }: {
    key: string;
    sessions: readonly [TrainingSession, ...TrainingSession[]];
    facilitators: Facilitator[];
    held?: HeldFor[];
  },
): Promise<{ runId: string } | "not_allowed"> {
  if (!canManageRuns(actor)) return "not_allowed";
  return db.transaction(async (db) => {
    const clientKey = `${actor.id} ${key}`;
    const { id: runId, isNew } = await insertRun(db, {
      ...{ ...draft, ...spanOf(sessions), clientKey, createdBy: actor.id },
    });
    if (!isNew) return { runId };
    await createTrainingSessions(db, runId, sessions, actor.id);
    await insertFacilitators(db, runId, facilitators);
    await insertHeldSeats(
      db,
      held.map((each) => ({ runId, ...each })),
    );
    const invited = facilitators.flatMap(({ personId }) => (personId ? [{ personId, invitedBy: actor.id }] : []));
    await inviteToTraining(db, { runId, role: "host", invited });
    await recordAudit(db, { actorId: actor.id, action: "training.created", detail: { run: runId } });
    return { runId };
  });
}

/** From the start of the first session to the end of the last. */
function spanOf(sessions: readonly TrainingSession[]): Pick<Run, "startsAt" | "endsAt"> {
  const starts = sessions.map(({ startsAt }) => startsAt.getTime());
  const ends = sessions.map((each) => each.startsAt.getTime() + each.minutes * minutes);
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}

export type Span = Pick<Run, "startsAt" | "endsAt">;
export type RunChanged = "changed" | "missing" | "not_movable" | { seatsTaken: number };

/**
 * Changes what is said of a run, and where they are given the seats that it holds for organizations and the `span` of a
 * course run's days, of which everybody who is registered or waits is told. A capacity below the seats that are taken
 * is refused with their number; seats that become free are offered to those who wait. A run that was canceled, or whose
 * attendance was confirmed, keeps its days.
 */
export async function changeRun(
  db: Db,
  actor: Person,
  runId: string,
  { held, span, ...change }: Partial<RunDraft> & { held?: HeldFor[]; span?: Span },
  now = currentTime(),
): Promise<RunChanged> {
  return withRun(db, actor, runId, async (db, run) => {
    if (change.capacity !== undefined && change.capacity < run.capacity) {
      const taken = [...(await seatsTaken(db, runId)).values()].reduce((sum, seats) => sum + seats, 0);
      if (change.capacity < taken) return { seatsTaken: taken };
    }
    const isMoved = span !== undefined && (+span.startsAt !== +run.startsAt || +span.endsAt !== +run.endsAt);
    if (isMoved && (run.offeringKind !== "course" || run.canceledAt || run.closedAt)) return "not_movable";
    const changed = { ...run, ...change, ...(isMoved ? span : {}) };
    if (Object.keys(change).length > 0 || isMoved) await updateRun(db, runId, { ...change, ...(isMoved ? span : {}) });
    if (held) await replaceHeldSeats(db, runId, held);
    if (isMoved) await tellOfMove(db, run, changed);
    await settleWaitlist(db, changed, now);
    await recordAudit(db, { actorId: actor.id, action: "training.changed", detail: { run: runId } });
    return "changed";
  });
}

/** Shows a run in the catalog, where people can register for it. Publishing twice changes nothing. */
export async function publishRun(db: Db, actor: Person, runId: string, now = currentTime()) {
  return withRun(db, actor, runId, async (db, run) => {
    if (run.publishedAt) return "published";
    await updateRun(db, runId, { publishedAt: now });
    await recordAudit(db, { actorId: actor.id, action: "training.published", detail: { run: runId } });
    return "published";
  });
}

/**
 * Cancels a run: everyone who is registered, waits or was offered a seat is told, and its sessions leave their
 * calendars. It cannot be undone, because people make other plans.
 */
export async function cancelRun(
  db: Db,
  actor: Person,
  runId: string,
  { reason, now = currentTime() }: { reason: string | null; now?: Date },
) {
  return withRun(db, actor, runId, async (db, run) => {
    if (run.canceledAt) return "canceled";
    if (run.startsAt <= now) return "running";
    const open = (await listRegistrationsIn(db, runId, openStates)).map(({ id }) => id);
    await updateRun(db, runId, { canceledAt: now, cancelReason: reason });
    await updateRegistrations(db, open, { state: "run_canceled", stateSince: now }, { by: actor.id, reason });
    await cancelTrainingSessions(db, runId, { by: actor.id, now });
    await mailAboutRun(db, "training_canceled", run, {
      ids: open,
      data: (about) => ({ ...about, reason }),
    });
    await recordAudit(db, { actorId: actor.id, action: "training.canceled", detail: { run: runId } });
    return "canceled";
  });
}

/**
 * Moves or changes one session of a run: everybody who comes gets one calendar update, and whoever waits or was offered
 * a seat a mail. Once attendance is confirmed, sessions stay as they are.
 */
export async function changeSession(
  db: Db,
  actor: Person,
  runId: string,
  { sessionId, ...change }: TrainingSession & { sessionId: string },
  now = currentTime(),
) {
  return withRun(db, actor, runId, async (db, run) => {
    const session = (await listRunSessions(db, runId)).find(({ id }) => id === sessionId);
    if (!session || run.canceledAt) return "missing";
    if (run.closedAt) return "confirmed";
    await changeTrainingSession(db, sessionId, change, { by: actor.id, now });
    await updateRunTimes(db, runId);
    const changed = await findRun(db, runId);
    if (changed && (+changed.startsAt !== +run.startsAt || +changed.endsAt !== +run.endsAt)) {
      await tellOfMove(db, run, changed);
    }
    await recordAudit(db, { actorId: actor.id, action: "training.changed", detail: { run: runId } });
    return "changed";
  });
}

/** Makes a change with the run locked, for people who plan runs; "missing" for everyone else. */
async function withRun<Outcome>(
  db: Db,
  actor: Person,
  runId: string,
  change: (db: Db, run: Run) => Promise<Outcome>,
): Promise<Outcome | "missing"> {
  if (!canManageRuns(actor)) return "missing";
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    return run ? change(db, run) : "missing";
  });
}
