import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { findRegistration } from "../registration/queries/registrations.server.ts";
import { comesTo } from "../registration/registration.ts";
import { listFacilitators, lockRun } from "../runs/queries/runs.server.ts";
import { findLearner, insertWork, listWork } from "./queries/work.server.ts";
import { canHappen, stateOfWork } from "./work.ts";

export type HandedIn = "done" | "missing" | "not_open" | "not_now";

/**
 * A learner hands in the work that a course run asks for, between its first and its last day; its instructors are told.
 * `seen` is the number of the newest step that the page showed: a second press is the same step.
 */
export async function handInWork(
  db: Db,
  person: Person,
  runId: string,
  { text, seen }: { text: string; seen: number },
  now = currentTime(),
): Promise<HandedIn> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    const registration = await findRegistration(db, runId, person.id);
    if (run?.offeringKind !== "course" || !registration || !comesTo(registration.state)) return "missing";
    const steps = await listWork(db, registration.id);
    if (steps.length > seen) return steps[seen]?.text === text ? "done" : "not_now";
    if (run.canceledAt || now < run.startsAt || now >= run.endsAt) return "not_open";
    if (!canHappen("hand_in", stateOfWork(steps))) return "not_now";
    const step = { registrationId: registration.id, number: steps.length + 1, event: "hand_in" as const };
    await insertWork(db, { ...step, text, by: person.id, at: now });
    const instructors = (await listFacilitators(db, runId)).flatMap(({ personId }) => personId ?? []);
    await notify(db, {
      ...{ kind: "work_handed_in", to: instructors, place: run.title, subjectId: runId },
      path: `/trainings/${runId}/work/learners`,
    });
    return "done";
  });
}

/**
 * The instructor of record accepts a learner's work or returns it, each time with a note to the learner, who is told.
 * Answering is possible after the run's last day too, for what was handed in by then.
 */
export async function answerWork(
  db: Db,
  instructor: Person,
  runId: string,
  {
    registrationId,
    event,
    note,
    seen,
  }: Record<"registrationId" | "note", string> & {
    event: "return" | "accept";
    seen: number;
  },
  now = currentTime(),
): Promise<"done" | "missing" | "not_now"> {
  return db.transaction(async (db) => {
    const run = await lockRun(db, runId);
    const gives = run && (await listFacilitators(db, runId)).some(({ personId }) => personId === instructor.id);
    const learner = gives ? await findLearner(db, runId, registrationId) : null;
    if (!run || !learner || learner.personId === instructor.id || !comesTo(learner.state)) return "missing";
    const steps = await listWork(db, registrationId);
    if (steps.length > seen) {
      const same = steps[seen];
      return same?.event === event && same.text === note ? "done" : "not_now";
    }
    if (run.canceledAt || !canHappen(event, stateOfWork(steps))) return "not_now";
    await insertWork(db, { registrationId, number: steps.length + 1, event, text: note, by: instructor.id, at: now });
    await notify(db, {
      ...{ kind: event === "accept" ? "work_accepted" : "work_returned", to: [learner.personId] },
      ...{ actorId: instructor.id, place: run.title, path: `/trainings/${runId}/work`, subjectId: runId },
    });
    await recordAudit(db, { actorId: instructor.id, action: "training.work_answered", detail: { run: runId } });
    return "done";
  });
}
