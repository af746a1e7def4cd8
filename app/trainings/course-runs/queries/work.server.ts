import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { TodayVisit } from "#app/today-item/item.ts";
import type { Db } from "#db/client.server.ts";
import { courseRunWork, people, trainingRegistrations } from "#db/schema/index.ts";
import { seatStates } from "../../registration/registration.ts";
import type { WorkEvent } from "../work.ts";

export type WorkStep = { number: number; event: WorkEvent; text: string; at: Date; name: string | null };

/** The history of a registration's work, oldest first, with who did each. */
export async function listWork(db: Db, registrationId: string): Promise<WorkStep[]> {
  const { number, event, text, at, by } = courseRunWork;
  return db
    .select({ number, event, text, at, name: people.name })
    .from(courseRunWork)
    .leftJoin(people, eq(people.id, by))
    .where(eq(courseRunWork.registrationId, registrationId))
    .orderBy(asc(number))
    .limit(200);
}

/** Appends a step; false if one with its number is there. */
export async function insertWork(db: Db, row: typeof courseRunWork.$inferInsert): Promise<boolean> {
  const added = await db
    .insert(courseRunWork)
    .values(row)
    .onConflictDoNothing()
    .returning({ number: courseRunWork.number });
  return added.length > 0;
}

/** A learner's registration in a course run, by its id. */
export async function findLearner(db: Db, runId: string, registrationId: string) {
  if (!isId(registrationId)) return null;
  const r = trainingRegistrations;
  const [row] = await db
    .select({ id: r.id, personId: people.id, name: people.name, state: r.state })
    .from(r)
    .innerJoin(people, eq(people.id, r.personId))
    .where(and(eq(r.runId, runId), eq(r.id, registrationId)));
  return row ?? null;
}

export type ListedWork = { registrationId: string; name: string; event: WorkEvent; at: string };

const newest = sql`join lateral (select w.event, w.at from course_run_work w where w.registration_id = r.id
  order by w.number desc limit 1) last on true`;

/** Where each learner's work stands, what waits longest first. */
export async function listHandedIn(db: Db, runId: string): Promise<ListedWork[]> {
  const rows = await db.execute<ListedWork>(sql`select r.id as "registrationId", p.name, last.event, last.at
    from training_registrations r join people p on p.id = r.person_id ${newest}
    where r.run_id = ${runId} and r.state = any(${sql.param(seatStates)}::text[])
    order by last.event <> 'hand_in', last.at, r.id limit 500`);
  return [...rows];
}

const isCourseRun = sql`t.offering_kind = 'course' and t.canceled_at is null`;

const takesWork = (now: Date): SQL => sql`${isCourseRun} and t.ends_at > ${now.toISOString()}::timestamptz`;

/** Whether a person is the instructor of any course run. */
export const teachesCourseRuns = ({ person }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from training_run_facilitators f join training_runs t on t.id = f.run_id and ${isCourseRun}
  where f.person_id = ${person.id})`;

/** Whether a person is or was registered for one that still takes work. */
export const learnsInCourseRuns = ({ person, now }: TodayVisit): SQL => sql<boolean>`exists (select 1
  from training_registrations r join training_runs t on t.id = r.run_id and ${takesWork(now)}
  where r.person_id = ${person.id})`;

/** The course runs that a person is the instructor of and in which work waits for them, with how much and since when. */
export async function listWaitingWork(db: Db, personId: string) {
  const rows = await db.execute<{ runId: string; title: string; waiting: number; since: string }>(sql`
    select t.id as "runId", t.title, count(*)::int as waiting, min(last.at) as since
    from training_run_facilitators f join training_runs t on t.id = f.run_id and ${isCourseRun}
    join training_registrations r on r.run_id = t.id and r.state = any(${sql.param(seatStates)}::text[]) ${newest}
    where f.person_id = ${personId} and last.event = 'hand_in' group by t.id order by since, t.id limit 50`);
  return [...rows];
}

/** The course runs that still take work and in which a learner's was returned, with when. */
export async function listReturnedWork(db: Db, personId: string, now: Date) {
  const rows = await db.execute<{ runId: string; title: string; timeZone: string; endsAt: string; at: string }>(sql`
    select t.id as "runId", t.title, t.time_zone as "timeZone", t.ends_at as "endsAt", last.at
    from training_registrations r join training_runs t on t.id = r.run_id and ${takesWork(now)} ${newest}
    where r.person_id = ${personId} and r.state = any(${sql.param(seatStates)}::text[]) and last.event = 'return'
    order by last.at, t.id limit 50`);
  return rows.map(({ endsAt, at, ...row }) => ({ ...row, endsAt: new Date(endsAt), at: new Date(at) }));
}
