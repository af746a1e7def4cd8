import { sql } from "drizzle-orm";
import { homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { instrumentRuns } from "#db/schema/index.ts";
import type { Run } from "./runs.server.ts";

type NewRun = typeof instrumentRuns.$inferInsert;

/** Saves runs that are open from now on, and returns them, those that were there before included. */
export async function insertOpenRuns(db: Db, runs: NewRun[]): Promise<Run[]> {
  if (runs.length === 0) return [];
  await db.insert(instrumentRuns).values(runs).onConflictDoNothing();
  const [first] = runs;
  return db
    .select()
    .from(instrumentRuns)
    .where(
      sql`${instrumentRuns.slug} = ${first?.slug} and ${instrumentRuns.opensOn} = ${first?.opensOn}
        and (${instrumentRuns.trainingRunId} = any(${sql.param(runs.flatMap((run) => run.trainingRunId ?? []))}::uuid[])
          or ${instrumentRuns.courseId} = any(${sql.param(runs.flatMap((run) => run.courseId ?? []))}::text[]))`,
    )
    .orderBy(instrumentRuns.id);
}

/** Asks people in a run; the ids of those who were not asked before. */
export async function insertAsked(db: Db, runId: string, personIds: string[]): Promise<string[]> {
  const rows = await db.execute<{ personId: string }>(sql`insert into instrument_participants (run_id, person_id)
    select ${runId}, p.id from people p where p.id = any(${sql.param(personIds)}::uuid[]) and p.erasure_due_at is null
    on conflict do nothing returning person_id as "personId"`);
  return rows.map(({ personId }) => personId);
}

/** When a fact `f` of a course finished it and nothing has reopened it since. */
const isFinish = sql`(f.sequence % 2 = 1 and not exists (select 1 from course_facts later
  where later.person_id = f.person_id and later.course_id = f.course_id and later.sequence > f.sequence))`;

/** The first moment of a day given as YYYY-MM-DD. */
const dawnOf = (day: string) => sql`(${day}::date::timestamp at time zone ${homeZone})`;

/** The courses that people have finished since a day. */
export async function listFinishedCourses(db: Db, since: string): Promise<string[]> {
  const rows = await db.execute<{ courseId: string }>(sql`select distinct f.course_id as "courseId" from course_facts f
    where f.happened_at >= ${dawnOf(since)} and ${isFinish} order by 1 limit 500`);
  return rows.map(({ courseId }) => courseId);
}

/** Asks everyone who has finished the courses of runs since a day, and was asked about them in no other run. */
export async function insertFinishers(db: Db, runIds: string[], since: string): Promise<void> {
  await db.execute(sql`insert into instrument_participants (run_id, person_id)
    select r.id, f.person_id from instrument_runs r
    join course_facts f on f.course_id = r.course_id and f.happened_at >= ${dawnOf(since)} and ${isFinish}
    join people p on p.id = f.person_id and p.erasure_due_at is null
    where r.id = any(${sql.param(runIds)}::uuid[]) and not exists (select 1 from instrument_participants asked
      join instrument_runs other on other.id = asked.run_id
      where asked.person_id = f.person_id and other.course_id = r.course_id and other.slug = r.slug)
    on conflict do nothing`);
}

/** Whether a person has finished a course, and the newest run in which they were asked about it. */
export async function findOwnEvaluation(
  db: Db,
  personId: string,
  { courseId, slug }: { courseId: string; slug: string },
): Promise<{ hasFinished: boolean; runId: string | null }> {
  const [row] = await db.execute<{ hasFinished: boolean; runId: string | null }>(sql`select
    exists (select 1 from course_facts f where f.person_id = ${personId} and f.course_id = ${courseId}
      and ${isFinish}) as "hasFinished",
    (select r.id from instrument_runs r join instrument_participants i on i.run_id = r.id
      where i.person_id = ${personId} and r.course_id = ${courseId} and r.slug = ${slug}
      order by r.opens_on desc, r.id limit 1) as "runId"`);
  return row ?? { hasFinished: false, runId: null };
}

/** The newest run of an instrument about a training; null where nobody was asked. */
export async function findEvaluationOf(db: Db, trainingRunId: string, slug: string): Promise<Run | null> {
  const [run] = await db
    .select()
    .from(instrumentRuns)
    .where(sql`${instrumentRuns.trainingRunId} = ${trainingRunId} and ${instrumentRuns.slug} = ${slug}`)
    .orderBy(sql`${instrumentRuns.opensOn} desc`)
    .limit(1);
  return run ?? null;
}
