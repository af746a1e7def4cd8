import type { Db } from "#db/client.server.ts";
import { listGoals } from "../goals/queries/goals.server.ts";

/** Goals that a contact with these members may have touched, each with its owner's name; of everybody without them. */
export async function listOfferedGoals(
  db: Db,
  { cohortId, coachId, memberIds }: { cohortId: string; coachId: string; memberIds?: readonly string[] },
): Promise<{ id: string; label: string }[]> {
  const goals = await listGoals(db, { cohortId, readerId: coachId, isCoach: true });
  return goals
    .filter(({ personId }) => memberIds === undefined || memberIds.includes(personId))
    .map(({ id, ownerName, statement }) => ({ id, label: `${ownerName}: ${shortened(statement)}` }));
}

const shortened = (text: string) => (text.length > 90 ? `${text.slice(0, 89).trimEnd()}…` : text);
