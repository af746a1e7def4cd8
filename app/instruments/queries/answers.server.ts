import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { instrumentAnswers } from "#db/schema/index.ts";
import { today } from "#db/today.server.ts";
import type { Answers } from "../answers.ts";
import type { RunAnswers } from "../comparison.ts";
import type { Response, RunDates, RunSubject } from "../run.ts";
import { isRunFor } from "./audience.server.ts";

/** Saves or replaces one person's answer to a linked instrument. */
export async function upsertLinkedAnswers(db: Db, runId: string, personId: string, answers: Answers): Promise<void> {
  await db
    .insert(instrumentAnswers)
    .values({ runId, personId, answers })
    .onConflictDoUpdate({ target: [instrumentAnswers.runId, instrumentAnswers.personId], set: { answers } });
}

/**
 * Adds an answer that belongs to nobody, and writes all of the run's answers again under new random ids, in their
 * order: neither the rows' place nor the transaction that wrote them tells which came when. The caller holds the run's
 * lock.
 */
export async function insertUnlinkedAnswers(db: Db, runId: string, answers: Answers): Promise<void> {
  const before = await db.delete(instrumentAnswers).where(eq(instrumentAnswers.runId, runId)).returning();
  const rows = [...before.map((row) => row.answers), answers].map((each) => ({
    ...{ id: crypto.randomUUID(), runId, personId: null, answers: each },
  }));
  rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  await db.insert(instrumentAnswers).values(rows);
}

/** One's own answers to a linked instrument. */
export async function findLinkedAnswers(db: Db, runId: string, personId: string): Promise<Answers | null> {
  const [row] = await db
    .select({ answers: instrumentAnswers.answers })
    .from(instrumentAnswers)
    .where(and(eq(instrumentAnswers.runId, runId), eq(instrumentAnswers.personId, personId)));
  return row?.answers ?? null;
}

/** Deletes what people kept of linked instruments and did not send before they closed. */
export async function deleteUnsentAnswers(db: Db): Promise<void> {
  await db.execute(sql`delete from instrument_answers a using instrument_runs r
    where r.id = a.run_id and (r.closes_on < ${today} or r.closed_at is not null)
      and a.person_id is not null and not ${isSent("a")}`);
}

/** Answers without names, in no order that says anything. */
export async function listAnswers(db: Db, runId: string): Promise<Answers[]> {
  const rows = await db
    .select({ answers: instrumentAnswers.answers })
    .from(instrumentAnswers)
    .where(eq(instrumentAnswers.runId, runId))
    .orderBy(instrumentAnswers.id)
    .limit(2_000);
  return rows.map(({ answers }) => answers);
}

/**
 * The answers of a linked instrument by name, of those who sent them and whom it is for: who left the cohort took theirs
 * along.
 */
export async function listNamedAnswers(db: Db, runId: string): Promise<{ name: string; answers: Answers }[]> {
  const rows = await db.execute<{ name: string; answers: Answers }>(sql`select p.name, a.answers
    from instrument_answers a join instrument_runs r on r.id = a.run_id
    join people p on p.id = a.person_id where a.run_id = ${runId} and p.erasure_due_at is null and ${isSent("a")}
      and ${isRunFor(sql`p.id`)}
    order by search_fold(p.name), p.id limit 500`);
  return [...rows];
}

/** Whether a row of instrument_answers was sent: what someone is still answering is theirs alone. */
const isSent = (alias: string) => sql`exists (select 1 from instrument_participants sent where sent.has_answered
  and sent.run_id = ${sql.raw(alias)}.run_id and sent.person_id = ${sql.raw(alias)}.person_id)`;

export type ComparedRun = RunAnswers & RunDates & Response & Pick<RunSubject, "cohortId">;

/** How many sendings about one thing are compared at most. */
const mostCompared = 40;

/**
 * The newest runs about the same cohort, training or course that are linked as this one is, with what was sent. Of linked
 * runs only the answers that may be read by name.
 */
export async function listComparedRuns(
  db: Db,
  { cohortId, trainingRunId, courseId }: RunSubject,
  { isLinked }: { isLinked: boolean },
): Promise<ComparedRun[]> {
  const isTheirs = sql`a.person_id is not null and ${isSent("a")} and ${isRunFor(sql`a.person_id`)}`;
  const isSame = cohortId
    ? sql`r.cohort_id = ${cohortId}`
    : courseId
      ? sql`r.course_id = ${courseId}`
      : sql`r.training_run_id = ${trainingRunId}`;
  const rows = await db.execute<ComparedRun>(sql`select r.id, r.definition ->> 'title' as title,
    r.opens_on::text as "opensOn", r.closes_on::text as "closesOn", r.closed_at as "closedAt",
    r.cohort_id as "cohortId", r.definition -> 'items' as items, ${isLinked} as "isLinked",
    (select count(*)::int from instrument_participants i where i.run_id = r.id) as asked,
    (select count(*)::int from instrument_participants i where i.run_id = r.id and i.has_answered) as answered,
    coalesce((select json_agg(json_build_object('personId', a.person_id, 'answers', a.answers) order by a.id)
      from instrument_answers a where a.run_id = r.id and ${isLinked ? isTheirs : sql`a.person_id is null`}), '[]') as given
    from instrument_runs r where ${isSame} and r.sent_at is not null and (r.definition ->> 'isLinked')::boolean = ${isLinked}
    order by r.opens_on desc, r.id limit ${mostCompared}`);
  return [...rows];
}
