import { asc, desc, eq, sql } from "drizzle-orm";
import { sharingReaches } from "#app/identity/people/queries/sharing.server.ts";
import { isLearningIn } from "#app/identity/person/queries/in-force.server.ts";
import { isId } from "#app/ids/id.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { goals, goalVersions } from "#db/schema/index.ts";
import type { GoalWords } from "../goal.ts";

export type Goal = GoalWords & { id: string; cohortId: string; personId: string; revision: number };
export type ListedGoal = Goal & { ownerName: string; updatedAt: string };

const columns = sql`g.id, g.cohort_id as "cohortId", g.person_id as "personId", p.name as "ownerName", g.statement,
  g.problem, g.baseline, g.measure, g.target_on::text as "targetOn", g.status, g.revision,
  to_json(g.updated_at) #>> '{}' as "updatedAt"`;

/**
 * The goals of a cohort that a reader may see: their own, and for a coach those of everybody who learns in it today
 * and has accepted its agreement; open ones first.
 */
export async function listGoals(
  db: Db,
  { cohortId, readerId, isCoach }: { cohortId: string; readerId: string; isCoach: boolean },
): Promise<ListedGoal[]> {
  const isShown = isCoach
    ? sql`exists (select 1 from cohort_memberships m where m.cohort_id = g.cohort_id and m.person_id = g.person_id
        and ${isLearningIn("m")} and ${sharingReaches(sql`${readerId}::uuid`, sql`m.person_id`, sql`m.cohort_id`)})
      and p.erasure_due_at is null`
    : sql`g.person_id = ${readerId}`;
  const rows = await db.execute<ListedGoal>(sql`select ${columns} from goals g join people p on p.id = g.person_id
    where g.cohort_id = ${cohortId} and ${isShown}
    order by g.status = 'open' desc, search_fold(p.name), p.id, g.created_at, g.id limit 500`);
  return [...rows];
}

/** A person's own goal. */
export async function findOwnGoal(db: Db, personId: string, id: string): Promise<ListedGoal | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<ListedGoal>(sql`select ${columns} from goals g join people p on p.id = g.person_id
    where g.id = ${id} and g.person_id = ${personId}`);
  return row ?? null;
}

/** The earlier versions of goals, newest first, by goal. */
export async function listGoalVersions(db: Db, goalIds: string[]) {
  if (goalIds.length === 0) return [];
  return db
    .select()
    .from(goalVersions)
    .where(sql`${goalVersions.goalId} = any(${sql.param(`{${goalIds.join(",")}}`)}::uuid[])`)
    .orderBy(asc(goalVersions.goalId), desc(goalVersions.revision))
    .limit(1000);
}

export async function lockGoal(db: Db, id: string): Promise<Goal | null> {
  if (!isId(id)) return null;
  const [row] = await db.select().from(goals).where(eq(goals.id, id)).for("update");
  return row ?? null;
}

export async function insertGoal(db: Db, goal: typeof goals.$inferInsert): Promise<void> {
  await db.insert(goals).values(goal).onConflictDoNothing();
}

export async function insertGoalVersion(db: Db, { id: goalId, ...goal }: Goal): Promise<void> {
  await db.insert(goalVersions).values({ goalId, ...goal });
}

export async function updateGoal(db: Db, id: string, change: GoalWords & { revision: number }): Promise<void> {
  await db
    .update(goals)
    .set({ ...change, updatedAt: currentTime() })
    .where(eq(goals.id, id));
}
