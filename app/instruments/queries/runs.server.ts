import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Instrument } from "#app/catalog/instrument.ts";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { instrumentParticipants, instrumentRuns } from "#db/schema/index.ts";
import { momentOf, today } from "#db/today.server.ts";
import type { Response } from "../run.ts";
import { isFor, isRunFor } from "./audience.server.ts";

export type Run = typeof instrumentRuns.$inferSelect;

/** Plans an instrument for a cohort; one that is planned already stays as it is. */
export async function insertRuns(db: Db, runs: (typeof instrumentRuns.$inferInsert)[]): Promise<void> {
  if (runs.length > 0) await db.insert(instrumentRuns).values(runs).onConflictDoNothing();
}

/** The run, locked until the caller's transaction ends. */
export async function lockRun(db: Db, id: string): Promise<Run | null> {
  if (!isId(id)) return null;
  const [run] = await db.select().from(instrumentRuns).where(eq(instrumentRuns.id, id)).for("update");
  return run ?? null;
}

/** Locks runs that open today or earlier, are still open and were not sent. */
export async function lockDueRuns(db: Db): Promise<Run[]> {
  return db
    .select()
    .from(instrumentRuns)
    .where(
      sql`${instrumentRuns.sentAt} is null and ${instrumentRuns.closedAt} is null and ${instrumentRuns.opensOn} <= ${today} and ${instrumentRuns.closesOn} >= ${today}`,
    )
    .orderBy(instrumentRuns.opensOn, instrumentRuns.id)
    .limit(200)
    .for("update", { skipLocked: true });
}

/** Asks everyone whom the runs are for; who was asked before stays asked once. */
export async function insertParticipants(db: Db, runIds: string[]): Promise<void> {
  await db.execute(sql`insert into instrument_participants (run_id, person_id)
    select distinct r.id, m.person_id from instrument_runs r join cohorts c on c.id = r.cohort_id
    join cohort_memberships m on m.cohort_id = c.id join people p on p.id = m.person_id and p.erasure_due_at is null
    where r.id = any(${sql.param(runIds)}::uuid[]) and ${isFor("m")} on conflict do nothing`);
}

export async function updateSent(db: Db, runIds: string[], sentAt: Date): Promise<void> {
  await db
    .update(instrumentRuns)
    .set({ sentAt })
    .where(sql`${instrumentRuns.id} = any(${sql.param(runIds)}::uuid[])`);
}

export async function updateClosed(db: Db, runId: string, closedAt: Date): Promise<void> {
  await db.update(instrumentRuns).set({ closedAt }).where(eq(instrumentRuns.id, runId));
}

export type RunRecipient = { personId: string; runId: string };

/** The people who were asked and have not answered. */
export async function listAsked(db: Db, runIds: string[]): Promise<RunRecipient[]> {
  const rows = await db.execute<RunRecipient>(sql`select i.run_id as "runId", i.person_id as "personId"
    from instrument_participants i
    where i.run_id = any(${sql.param(runIds)}::uuid[]) and not i.has_answered order by i.run_id, i.person_id`);
  return [...rows];
}

/** Whether a person was asked, and whether they answered; null if they were not asked or left the cohort. */
export async function findParticipant(db: Db, runId: string, personId: string) {
  const [row] = await db.execute<{ hasAnswered: boolean }>(sql`select i.has_answered as "hasAnswered"
    from instrument_participants i join instrument_runs r on r.id = i.run_id
    where i.run_id = ${runId} and i.person_id = ${personId} and ${isRunFor(sql`i.person_id`)}`);
  return row ?? null;
}

export async function updateAnswered(db: Db, runId: string, personId: string): Promise<void> {
  await db
    .update(instrumentParticipants)
    .set({ hasAnswered: true })
    .where(and(eq(instrumentParticipants.runId, runId), eq(instrumentParticipants.personId, personId)));
}

/** `subject`: the name of the cohort, or the title of the training or course. */
export type VisibleRun = Run & { subject: string; today: string };

/** A run with what it asks about and today's date. Callers check who may see it. */
export async function findRun(db: Db, id: string): Promise<VisibleRun | null> {
  if (!isId(id)) return null;
  const [run] = await db
    .select({
      run: instrumentRuns,
      subject: sql<string>`coalesce(${instrumentRuns.about}, (select name from cohorts c where c.id = ${instrumentRuns}.cohort_id))`,
      today: sql<string>`${today}::text`,
    })
    .from(instrumentRuns)
    .where(eq(instrumentRuns.id, id));
  return run ? { ...run.run, subject: run.subject, today: run.today } : null;
}

export type ListedRun = {
  id: string;
  title: string;
  definition: Instrument;
  /** The name of the cohort, or the title of the training or course. */
  subject: string;
  opensOn: string;
  closesOn: string;
  closedAt: string | null;
  today: string;
  hasAnswered: boolean;
  /** False for a course finished more than three weeks ago. */
  isRecent: boolean;
};

/** The questionnaires sent to a person, without cohorts that they left, open ones first; at most 100. */
export async function listRunsFor(db: Db, personId: string): Promise<ListedRun[]> {
  const rows = await db.execute<ListedRun>(sql`select r.id, r.definition ->> 'title' as title, r.definition,
    coalesce(r.about, c.name) as subject, r.opens_on::text as "opensOn", r.closes_on::text as "closesOn",
    r.closed_at as "closedAt", ${today}::text as today, i.has_answered as "hasAnswered",
    (r.course_id is null or exists (select 1 from course_facts f where f.person_id = i.person_id
      and f.course_id = r.course_id and f.happened_at > ${momentOf()} - interval '21 days')) as "isRecent"
    from instrument_participants i join instrument_runs r on r.id = i.run_id left join cohorts c on c.id = r.cohort_id
    where i.person_id = ${personId} and ${isRunFor(sql`i.person_id`)}
    order by (r.closes_on >= ${today} and r.closed_at is null and not i.has_answered) desc, r.closes_on desc, r.id
    limit 100`);
  return [...rows];
}

/** How many were asked and how many answered. */
export async function countResponse(db: Db, runId: string): Promise<Response> {
  const [row] = await db.execute<Response>(sql`select count(*)::int as asked,
    count(*) filter (where has_answered)::int as answered from instrument_participants where run_id = ${runId}`);
  return row ?? { asked: 0, answered: 0 };
}

export type SentRun = Omit<ListedRun, "hasAnswered" | "isRecent" | "subject"> & Response;

/** A cohort's runs, newest first, with how many were asked and answered; at most 100. */
export const listCohortRuns = async (db: Db, cohortId: string): Promise<SentRun[]> =>
  isId(cohortId) ? listRuns(db, sql`r.cohort_id = ${cohortId}`) : [];

/** The same about a course. */
export const listCourseEvaluations = async (db: Db, courseId: string): Promise<SentRun[]> =>
  listRuns(db, sql`r.course_id = ${courseId}`);

async function listRuns(db: Db, isWanted: SQL): Promise<SentRun[]> {
  return db.execute<SentRun>(sql`select r.id, r.definition ->> 'title' as title, r.definition,
    r.opens_on::text as "opensOn", r.closes_on::text as "closesOn", r.closed_at as "closedAt", ${today}::text as today,
    count(i.person_id)::int as asked, count(*) filter (where i.has_answered)::int as answered
    from instrument_runs r left join instrument_participants i on i.run_id = r.id
    where ${isWanted} group by r.id order by r.opens_on desc, r.id limit 100`);
}

/** Whether a person has a questionnaire to answer, open or not: without one, nobody needs to list them. */
export const isAskedToAnswer = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from instrument_participants asked where asked.person_id = ${person.id} and not asked.has_answered)`;
