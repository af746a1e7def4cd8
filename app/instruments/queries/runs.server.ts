import { and, eq, sql } from "drizzle-orm";
import type { Instrument } from "#app/catalog/instrument.ts";
import { isId } from "#app/ids/id.ts";
import type { Recipient } from "#app/mail/mail.ts";
import { wantedByDefault } from "#app/notifications/topic.ts";
import type { Db } from "#db/client.server.ts";
import { instrumentParticipants, instrumentRuns } from "#db/schema/index.ts";
import { today } from "#db/today.server.ts";
import type { Response } from "../run.ts";
import { isFor, isForPerson } from "./audience.server.ts";

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

export type Asked = Recipient & { personId: string; runId: string };

/** The people who were asked, have not answered and want this mail, as recipients. */
export async function listAsked(db: Db, runIds: string[]): Promise<Asked[]> {
  const rows = await db.execute<Asked>(sql`select i.run_id as "runId", p.id as "personId", p.email, p.language,
    p.time_zone as "timeZone" from instrument_participants i join people p on p.id = i.person_id
    left join notification_choices choice on choice.person_id = p.id and choice.topic = 'instruments'
    where i.run_id = any(${sql.param(runIds)}::uuid[]) and not i.has_answered and p.erasure_due_at is null
      and coalesce(choice.is_wanted, ${wantedByDefault.instruments}) order by i.run_id, p.id`);
  return [...rows];
}

/** Whether someone was asked, and whether they answered; null if they were not asked or left the cohort. */
export async function findParticipant(db: Db, runId: string, personId: string) {
  const [row] = await db.execute<{ hasAnswered: boolean }>(sql`select i.has_answered as "hasAnswered"
    from instrument_participants i join instrument_runs r on r.id = i.run_id
    where i.run_id = ${runId} and i.person_id = ${personId}
      and ${isForPerson(sql`i.person_id`, sql`r.cohort_id`)}`);
  return row ?? null;
}

export async function updateAnswered(db: Db, runId: string, personId: string): Promise<void> {
  await db
    .update(instrumentParticipants)
    .set({ hasAnswered: true })
    .where(and(eq(instrumentParticipants.runId, runId), eq(instrumentParticipants.personId, personId)));
}

export type VisibleRun = Run & { cohortName: string; today: string };

/** A run with its cohort's name and today's date. Callers check who may see it. */
export async function findRun(db: Db, id: string): Promise<VisibleRun | null> {
  if (!isId(id)) return null;
  const [run] = await db
    .select({
      run: instrumentRuns,
      cohortName: sql<string>`(select name from cohorts where id = ${instrumentRuns.cohortId})`,
      today: sql<string>`${today}::text`,
    })
    .from(instrumentRuns)
    .where(eq(instrumentRuns.id, id));
  return run ? { ...run.run, cohortName: run.cohortName, today: run.today } : null;
}

export type ListedRun = {
  id: string;
  title: string;
  definition: Instrument;
  cohortId: string;
  cohortName: string;
  opensOn: string;
  closesOn: string;
  closedAt: string | null;
  today: string;
  hasAnswered: boolean;
};

/** What a person was asked in cohorts that they did not leave, open ones first; at most 100. */
export async function listRunsFor(db: Db, personId: string): Promise<ListedRun[]> {
  const rows = await db.execute<ListedRun>(sql`select r.id, r.definition ->> 'title' as title, r.definition,
    r.cohort_id as "cohortId", c.name as "cohortName", r.opens_on::text as "opensOn", r.closes_on::text as "closesOn",
    r.closed_at as "closedAt", ${today}::text as today, i.has_answered as "hasAnswered"
    from instrument_participants i join instrument_runs r on r.id = i.run_id join cohorts c on c.id = r.cohort_id
    where i.person_id = ${personId} and ${isForPerson(sql`i.person_id`, sql`r.cohort_id`)}
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

export type CohortRun = Omit<ListedRun, "hasAnswered"> & { asked: number; answered: number };

/** A cohort's runs, newest first, with how many were asked and answered; at most 100. */
export async function listCohortRuns(db: Db, cohortId: string): Promise<CohortRun[]> {
  if (!isId(cohortId)) return [];
  const rows = await db.execute<CohortRun>(sql`select r.id, r.definition ->> 'title' as title, r.definition,
    r.cohort_id as "cohortId", c.name as "cohortName", r.opens_on::text as "opensOn", r.closes_on::text as "closesOn",
    r.closed_at as "closedAt", ${today}::text as today, count(i.person_id)::int as asked, count(*) filter (where i.has_answered)::int as answered
    from instrument_runs r join cohorts c on c.id = r.cohort_id left join instrument_participants i on i.run_id = r.id
    where r.cohort_id = ${cohortId} group by r.id, c.name order by r.opens_on desc, r.id limit 100`);
  return [...rows];
}
