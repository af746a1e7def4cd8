import { sql } from "drizzle-orm";
import type {
  ErasureStatements,
  MergeStatements,
  OutdatedRows,
  PersonalRows,
} from "#app/personal-data-part/queries/rows.server.ts";

const cohort = sql`join cohorts c on c.id = x.cohort_id`;

const entries = {
  agreements: (id: string) => sql`select c.name as "cohort", x.version, x.goals, x.norms, x.readers, x.records,
    a.accepted_at as "acceptedAt" from agreement_acceptances a
    join cohort_agreements x on x.cohort_id = a.cohort_id and x.version = a.version ${cohort}
    where a.person_id = ${id} order by a.accepted_at, c.id`,
  cohortRequests: (id: string) => sql`select c.name as "cohort", x.note, x.requested_at as "requestedAt",
    x.decided_at as "decidedAt", x.is_approved as "isApproved"
    from cohort_requests x ${cohort} where x.person_id = ${id} order by x.requested_at, x.id`,
  handOvers: (id: string) => sql`select c.name as "cohort", case when x.from_id = ${id} then x.note end as "note",
    x.handed_over_at as "handedOverAt" from cohort_hand_overs x ${cohort}
    where x.from_id = ${id} or x.to_id = ${id} order by x.handed_over_at, x.id`,
  assignedLearning: (id: string) => sql`select c.name as "cohort", x.course_id as "courseId",
    k.title as "course", x.lesson_id as "lessonId", l.title as "lesson", x.due_on as "dueOn",
    x.note, x.created_at as "createdAt", x.withdrawn_at as "withdrawnAt"
    from assigned_learning x ${cohort} left join courses k on k.id = x.course_id
    left join lessons l on l.id = x.lesson_id where x.person_id = ${id} or x.assigned_by = ${id}
      or (x.person_id is null and exists (select 1 from cohort_memberships m
        where m.cohort_id = x.cohort_id and m.person_id = ${id}))
    order by x.created_at, x.id`,
  goals: (id: string) => sql`select x.id, c.name as "cohort", x.statement, x.problem, x.baseline, x.measure,
    x.target_on as "targetOn", x.status, x.revision, x.created_at as "createdAt", x.updated_at as "updatedAt"
    from goals x ${cohort} where x.person_id = ${id} order by x.created_at, x.id`,
  goalVersions: (id: string) => sql`select v.goal_id as "goalId", v.revision, v.statement, v.problem, v.baseline,
    v.measure, v.target_on as "targetOn", v.status, v.saved_at as "savedAt"
    from goals x join goal_versions v on v.goal_id = x.id where x.person_id = ${id} order by v.goal_id, v.revision`,
};

/** Erases what they wrote beside other people's records. */
const erasure: ErasureStatements = {
  rewrites: {
    assigned_learning: ({ personId }) => sql`update assigned_learning set note = null where assigned_by = ${personId}`,
    cohort_hand_overs: ({ personId }) => sql`update cohort_hand_overs set note = null where from_id = ${personId}`,
  },
};

/** Where both accounts have a row and only one may stay, the kept account's stays. */
const doubles: MergeStatements = {
  agreement_acceptances: ({ keptId, goneId }) => sql`delete from agreement_acceptances x where x.person_id = ${goneId}
    and exists (select 1 from agreement_acceptances kept where kept.person_id = ${keptId}
      and kept.cohort_id = x.cohort_id and kept.version = x.version)`,
  cohort_requests: ({ keptId, goneId }) => sql`delete from cohort_requests x where x.person_id = ${goneId}
    and x.decided_at is null and exists (select 1 from cohort_requests kept where kept.person_id = ${keptId}
      and kept.cohort_id = x.cohort_id and kept.decided_at is null)`,
  assigned_learning: ({ keptId, goneId }) => sql`delete from assigned_learning x where x.person_id = ${goneId}
    and x.withdrawn_at is null and exists (select 1 from assigned_learning kept where kept.person_id = ${keptId}
      and kept.cohort_id = x.cohort_id and kept.course_id = x.course_id
      and kept.lesson_id is not distinct from x.lesson_id and kept.withdrawn_at is null)`,
};

const outdated = {
  cohort_requests: (before) => ({ table: "cohort_requests", rows: sql`decided_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const cohortRows = { entries, outdated, erasure, doubles } satisfies PersonalRows;
