import { sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { assignedLearning } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { AssignedState } from "../assignment.ts";

export type Assignment = {
  id: string;
  cohortId: string;
  cohortName: string;
  /** Null if it is for everybody. */
  personName: string | null;
  courseId: string;
  courseSlug: string | null;
  courseTitle: string | null;
  lessonId: string | null;
  lessonSlug: string | null;
  lessonTitle: string | null;
  dueOn: string | null;
  note: string | null;
};

const columns = sql`x.id, x.cohort_id as "cohortId", c.name as "cohortName", one.name as "personName",
  x.course_id as "courseId", k.slug as "courseSlug", k.title as "courseTitle", x.lesson_id as "lessonId",
  l.slug as "lessonSlug", l.title as "lessonTitle", x.due_on::text as "dueOn", x.note`;
const joins = sql`join cohorts c on c.id = x.cohort_id left join people one on one.id = x.person_id
  left join courses k on k.id = x.course_id left join lessons l on l.id = x.lesson_id`;

/** How far a member (m) is with what is assigned (x). Odd facts complete a lesson or course: see lesson_facts. */
export const stateOf = sql<AssignedState>`case
  when x.lesson_id is null and coalesce((select max(f.sequence) from course_facts f
    where f.person_id = m.person_id and f.course_id = x.course_id), 0) % 2 = 1 then 'done'
  when x.lesson_id is not null and coalesce((select max(f.sequence) from lesson_facts f
    where f.person_id = m.person_id and f.lesson_id = x.lesson_id), 0) % 2 = 1 then 'done'
  when exists (select 1 from reading_positions r where r.person_id = m.person_id
    and (r.lesson_id = x.lesson_id or (x.lesson_id is null and r.course_id = x.course_id))) then 'begun'
  else 'open' end`;

/** A cohort's assignments, those due first on top. */
export async function listAssignments(db: Db, cohortId: string): Promise<Assignment[]> {
  const rows = await db.execute<Assignment>(sql`select ${columns} from assigned_learning x ${joins}
    where x.cohort_id = ${cohortId} and x.withdrawn_at is null
    order by x.due_on nulls last, x.created_at, x.id limit 100`);
  return [...rows];
}

export type AssignedProgress = { id: string; personId: string; name: string; state: AssignedState };

/** How far each current member is with what is assigned to them in a cohort. */
export async function listAssignedProgress(db: Db, cohortId: string): Promise<AssignedProgress[]> {
  const rows = await db.execute<AssignedProgress>(sql`
    select x.id, p.id as "personId", p.name, ${stateOf} as state from assigned_learning x
    join cohort_memberships m on m.cohort_id = x.cohort_id and (x.person_id is null or x.person_id = m.person_id)
    join people p on p.id = m.person_id
    where x.cohort_id = ${cohortId} and x.withdrawn_at is null and ${isLearningIn("m")}
    order by x.id, search_fold(p.name), p.id limit 5000`);
  return [...rows];
}

export type OwnAssignment = Assignment & { state: AssignedState; assignedAt: string };

/** A person's open assignments in the cohorts that they learn in today. */
export async function listOwnAssignments(db: Db, personId: string): Promise<OwnAssignment[]> {
  const rows = await db.execute<OwnAssignment>(sql`select * from (
    select distinct on (x.id) ${columns}, ${stateOf} as state, to_json(x.created_at) #>> '{}' as "assignedAt"
    from assigned_learning x join cohort_memberships m on m.cohort_id = x.cohort_id and m.person_id = ${personId}
    ${joins} where x.withdrawn_at is null and (x.person_id is null or x.person_id = ${personId})
      and ${isLearningIn("m")}) mine
    where state <> 'done' order by "dueOn" nulls last, id limit 50`);
  return [...rows];
}

/** The new assignment's id; null if the same is assigned to the same people already. */
export async function insertAssignment(db: Db, row: typeof assignedLearning.$inferInsert): Promise<string | null> {
  const [made] = await db
    .insert(assignedLearning)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: assignedLearning.id });
  return made?.id ?? null;
}

/** Takes an assignment back; false if it is not one of this cohort's. */
export async function updateAssignmentWithdrawn(db: Db, cohortId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await db.execute(sql`update assigned_learning set withdrawn_at = coalesce(withdrawn_at, ${momentOf()})
    where id = ${id} and cohort_id = ${cohortId} returning 1`);
  return rows.length > 0;
}
