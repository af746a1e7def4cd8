import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { type Answers, problemsIn } from "./answers.ts";
import { insertUnlinkedAnswers, upsertLinkedAnswers } from "./queries/answers.server.ts";
import { findParticipant, findRun, lockRun, updateAnswered } from "./queries/runs.server.ts";
import { stateOf } from "./run.ts";

export type Answered =
  | { outcome: "saved" }
  | { outcome: "missing" }
  | { outcome: "closed" }
  /** An answer without a name cannot be found again to be changed. */
  | { outcome: "answered-before" }
  | { outcome: "problems"; problems: ReturnType<typeof problemsIn> };

/**
 * Saves what a person who was asked answered. A linked answer may be changed while the run is open. An unlinked one is
 * stored apart from its author, once.
 */
export async function answerInstrument(db: Db, person: Person, runId: string, answers: Answers): Promise<Answered> {
  return db.transaction(async (db): Promise<Answered> => {
    const locked = await lockRun(db, runId);
    const run = locked && (await findRun(db, runId));
    const participant = run && (await findParticipant(db, runId, person.id));
    if (!run || !participant) return { outcome: "missing" };
    const { isLinked, items } = run.definition;
    if (participant.hasAnswered && !isLinked) return { outcome: "answered-before" };
    if (stateOf(run, run.today) !== "open") return { outcome: "closed" };
    const problems = problemsIn(items, answers);
    if (Object.keys(problems).length > 0) return { outcome: "problems", problems };
    if (isLinked) await upsertLinkedAnswers(db, runId, person.id, answers);
    else await insertUnlinkedAnswers(db, runId, answers);
    await updateAnswered(db, runId, person.id);
    return { outcome: "saved" };
  });
}

/**
 * Keeps what someone has answered so far, to go on later on any device. Only of a linked instrument, and only until it
 * is sent: an unfinished answer without a name would have to be kept with one.
 */
export async function keepAnswers(
  db: Db,
  person: Person,
  runId: string,
  answers: Answers,
): Promise<"kept" | "missing" | "not-kept"> {
  return db.transaction(async (db) => {
    const locked = await lockRun(db, runId);
    const run = locked && (await findRun(db, runId));
    const participant = run && (await findParticipant(db, runId, person.id));
    if (!run || !participant) return "missing";
    const { isLinked, items } = run.definition;
    const isTooLong = Object.values(problemsIn(items, answers)).includes("too-long");
    if (!isLinked || participant.hasAnswered || isTooLong || stateOf(run, run.today) !== "open") return "not-kept";
    await upsertLinkedAnswers(db, runId, person.id, answers);
    return "kept";
  });
}
