import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { standingIn } from "../cohort.ts";
import { type GoalWords, isSameGoal } from "./goal.ts";
import { insertGoal, insertGoalVersion, lockGoal, updateGoal } from "./queries/goals.server.ts";

/** A member sets a goal. The same id sent twice makes one. */
export async function setGoal(
  db: Db,
  member: Person,
  { id, cohortId, words }: { id: string; cohortId: string; words: GoalWords },
): Promise<"set" | "refused"> {
  if (!member.cohortIds.includes(cohortId)) return "refused";
  await insertGoal(db, { id, cohortId, personId: member.id, ...words });
  return "set";
}

/**
 * Changes a goal and keeps how it was. Only its owner may, while they learn in the cohort; "changed_meanwhile" if the
 * form was made from an earlier revision.
 */
export async function reviseGoal(
  db: Db,
  member: Person,
  { goalId, seen, words }: { goalId: string; seen: number; words: GoalWords },
): Promise<"revised" | "changed_meanwhile" | "missing"> {
  return db.transaction(async (db) => {
    const goal = await lockGoal(db, goalId);
    if (!goal || goal.personId !== member.id || !standingIn(member, goal.cohortId)) return "missing";
    if (isSameGoal(goal, words)) return "revised";
    if (goal.revision !== seen) return "changed_meanwhile";
    await insertGoalVersion(db, goal);
    await updateGoal(db, goalId, { ...words, revision: goal.revision + 1 });
    return "revised";
  });
}
