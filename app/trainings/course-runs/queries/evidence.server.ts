import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { Run } from "../../runs/queries/runs.server.ts";
import type { CourseEvidence } from "../evidence.ts";
import { stateOfWork, type WorkEvent } from "../work.ts";

/** A learner's evidence with what a clock-hour manager reads beside it. */
export type LearnerEvidence = CourseEvidence & {
  registrationId: string;
  /** Posts of the run's instructors in topics in which the learner had written before. */
  instructorPosts: number;
  /** When they completed their first and last lesson of the run, and when the work was accepted and by whom. */
  firstAt: Date | null;
  lastAt: Date | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
};

type Row = Omit<LearnerEvidence, "work" | "firstAt" | "lastAt" | "acceptedAt"> & {
  event: WorkEvent | null;
  at: string | null;
  firstAt: string | null;
  lastAt: string | null;
};

/**
 * The evidence of a course run's learners, of one of them where given: lessons completed between its first and its last
 * day, the state of their work, and what they wrote in its space in that time and nobody deleted or hid.
 */
export async function listEvidence(db: Db, run: Run, personId?: string): Promise<LearnerEvidence[]> {
  const within = (at: SQL) => sql`${at} >= ${run.startsAt.toISOString()}::timestamptz
    and ${at} < ${run.endsAt.toISOString()}::timestamptz`;
  const lessonIds = (run.courseLessons ?? []).map(({ id }) => id);
  const rows = await db.execute<Row>(sql`
    with learner as (select r.id, r.person_id from training_registrations r where r.run_id = ${run.id}
        and r.person_id is not null and r.state in ('registered', 'attended', 'attended_partly', 'no_show')
        and not exists (select 1 from training_run_facilitators f where f.run_id = r.run_id and f.person_id = r.person_id)),
      done as (select f.person_id, f.lesson_id, min(f.happened_at) as at from lesson_facts f
        join learner l on l.person_id = f.person_id where f.lesson_id = any(${sql.param(lessonIds)}::text[])
          and f.sequence % 2 = 1 and ${within(sql`f.happened_at`)} group by 1, 2),
      post as (select p.author_id, p.run_id, p.number from discussion_runs d join discussion_posts p on p.run_id = d.id
        where d.space_id = ${run.spaceId} and p.deleted_at is null and p.hidden_at is null and ${within(sql`p.created_at`)})
    select l.id as "registrationId",
      coalesce((select array_agg(d.lesson_id order by d.lesson_id) from done d where d.person_id = l.person_id), '{}')
        as "lessonIds",
      (select min(d.at) from done d where d.person_id = l.person_id) as "firstAt",
      (select max(d.at) from done d where d.person_id = l.person_id) as "lastAt",
      (select count(*)::int from post o where o.author_id = l.person_id) as posts,
      (select count(*)::int from post o where o.author_id = l.person_id and exists (select 1 from post q
        where q.run_id = o.run_id and q.number < o.number and q.author_id <> o.author_id
          and q.author_id in (select person_id from learner))) as answers,
      (select count(*)::int from post i where i.author_id in (select f.person_id from training_run_facilitators f
          where f.run_id = ${run.id}) and exists (select 1 from post o
        where o.run_id = i.run_id and o.number < i.number and o.author_id = l.person_id)) as "instructorPosts",
      last.event, last.at, p.name as "acceptedBy"
    from learner l
    left join lateral (select w.event, w.at, w.by from course_run_work w where w.registration_id = l.id
      order by w.number desc limit 1) last on true
    left join people p on p.id = last.by
    ${personId === undefined ? sql`` : sql`where l.person_id = ${personId}`}
    order by l.id limit 500`);
  return rows.map(({ event, at, firstAt, lastAt, acceptedBy, ...row }) => ({
    ...row,
    work: stateOfWork(event ? [{ event }] : []),
    ...{ firstAt: firstAt ? new Date(firstAt) : null, lastAt: lastAt ? new Date(lastAt) : null },
    ...{ acceptedAt: event === "accept" && at ? new Date(at) : null },
    acceptedBy: event === "accept" ? acceptedBy : null,
  }));
}
