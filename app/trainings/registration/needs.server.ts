import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { deleteInvitationsOfRunsBefore } from "./queries/invitations.server.ts";
import { deleteNeedsOfRunsBefore } from "./queries/needs.server.ts";

/**
 * Deletes what people needed at runs that ended a day ago, as the form promises, and who was invited to runs that ended
 * a month ago. A job calls it each night.
 */
export async function forgetNeeds(db: Db, now = currentTime()): Promise<void> {
  await deleteNeedsOfRunsBefore(db, new Date(now.getTime() - 1 * days));
  await deleteInvitationsOfRunsBefore(db, new Date(now.getTime() - 30 * days));
}
