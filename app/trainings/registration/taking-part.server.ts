import { joinSpace, leaveSpace } from "#app/discussions/spaces/learners-space.server.ts";
import { inviteToTraining, withdrawFromTraining } from "#app/meetings/training-meeting.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Run } from "../runs/queries/runs.server.ts";

/** Gives people what comes with a seat: the sessions in their calendars, and places in the space of a course run. */
export async function beginTakingPart(
  db: Db,
  run: Run,
  seated: readonly { personId: string; by: string }[],
): Promise<void> {
  if (seated.length === 0) return;
  const invited = seated.map(({ personId, by }) => ({ personId, invitedBy: by }));
  await inviteToTraining(db, { runId: run.id, role: "participant", invited });
  if (!run.spaceId) return;
  const places = seated.map(({ personId, by }) => ({ personId, addedBy: by }));
  await joinSpace(db, { spaceId: run.spaceId, role: "member" }, places);
}

/** Takes it from a person who gave up the seat. */
export async function endTakingPart(db: Db, run: Run, personId: string, now: Date): Promise<void> {
  await withdrawFromTraining(db, { runId: run.id, personId }, now);
  if (run.spaceId) await leaveSpace(db, run.spaceId, personId);
}
