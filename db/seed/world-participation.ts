import { countParticipation } from "#app/participation/measures/counting.server.ts";
import type { Db } from "../client.server.ts";

/** Counts who took part in the demo world, as the job does each minute. */
export async function seedParticipation(db: Db, now: Date): Promise<void> {
  await countParticipation(db, now);
}
