import { sql } from "drizzle-orm";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import type { Check } from "#app/notifications/check.ts";
import type { Db } from "#db/client.server.ts";
import { today } from "#db/today.server.ts";
import { stateOf } from "./assigned-learning.server.ts";

export type DueSoon = { id: string; personId: string; cohortId: string; title: string };

/** Members with what is due for them tomorrow, not done, and not told of before. */
export async function listDueSoon(db: Db): Promise<DueSoon[]> {
  const rows = await db.execute<DueSoon>(sql`
    select distinct x.id, m.person_id as "personId", x.cohort_id as "cohortId", coalesce(l.title, k.title, '') as title
    from assigned_learning x
    join cohort_memberships m on m.cohort_id = x.cohort_id and (x.person_id is null or x.person_id = m.person_id)
    left join courses k on k.id = x.course_id left join lessons l on l.id = x.lesson_id
    where x.due_on = ${today} + 1 and x.withdrawn_at is null and ${isLearningIn("m")} and ${stateOf} <> 'done'
      and not exists (select 1 from notifications n
        where n.person_id = m.person_id and n.kind = 'learning_due' and n.subject_id = x.id)
    order by 1, 2`);
  return [...rows];
}

/** Assigned learning that was not withdrawn from people who learn in its cohort and have not done it. */
export const checkAssigned: Check = async (db, waiting) => {
  const rows = await db.execute<{ id: string }>(sql`select told.id
    from json_to_recordset(${JSON.stringify(waiting)}::json) as told(id uuid, "personId" uuid, "subjectId" uuid)
    join assigned_learning x on x.id = told."subjectId" and x.withdrawn_at is null
    join cohort_memberships m on m.cohort_id = x.cohort_id and m.person_id = told."personId"
    where ${isLearningIn("m")} and ${stateOf} <> 'done'`);
  return new Map(rows.map(({ id }) => [id, { words: null }]));
};
