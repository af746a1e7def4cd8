import { enqueue } from "#app/jobs/queue.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { mailCalendars, mailWithdrawal } from "./calendar-mail.server.ts";
import type { InvitationRole, MeetingDetails } from "./meeting.ts";
import { insertMeetings, updateMeeting, updateMeetingsCanceled } from "./queries/meetings.server.ts";
import {
  insertInvitationsToRun,
  listRunMeetingIds,
  updateRunInvitationsWithdrawn,
} from "./queries/training-meetings.server.ts";

export type TrainingSession = MeetingDetails & { breakMinutes: number };

/** Makes the sessions of a training's run. Authorized by the caller, who invites its people. */
export async function createTrainingSessions(
  db: Db,
  runId: string,
  sessions: readonly TrainingSession[],
  createdBy: string,
): Promise<void> {
  await insertMeetings(
    db,
    sessions.map((session) => ({ ...session, trainingRunId: runId, kind: "training" as const, createdBy })),
  );
}

type Change = Partial<TrainingSession> & { canceledAt?: Date | null };

/** The person who changes the session, and the moment. */
type Doing = { by: string; now?: Date };

/** Moves, changes or cancels a session of a run, with one calendar update for everybody. Authorized by the caller. */
export async function changeTrainingSession(
  db: Db,
  meetingId: string,
  change: Change,
  { by, now = currentTime() }: Doing,
) {
  await updateMeeting(db, meetingId, change);
  await mailCalendars(db, [meetingId], { now, actorId: by });
}

/** Cancels every session of a run. Authorized by the caller. */
export async function cancelTrainingSessions(db: Db, runId: string, { by, now = currentTime() }: Doing): Promise<void> {
  const meetingIds = await listRunMeetingIds(db, runId);
  await updateMeetingsCanceled(db, meetingIds, now);
  await mailCalendars(db, meetingIds, { now, actorId: by });
}

export type InvitedToTraining = { personId: string; invitedBy: string };

/**
 * Invites people to every session of a run. Authorized by the caller, who may hold a lock that others wait for, so a job
 * mails the calendar events.
 */
export async function inviteToTraining(
  db: Db,
  { runId, role, invited }: { runId: string; role: InvitationRole; invited: readonly InvitedToTraining[] },
): Promise<void> {
  if (invited.length === 0) return;
  const personIds = invited.map(({ personId }) => personId);
  await insertInvitationsToRun(db, { runId, personIds, role });
  await enqueue(db, "mail-training-invitations", { runId, invited: [...invited] });
}

/** Mails the calendar events of a run's sessions to people who are still invited and were not told of them. */
export async function mailTrainingInvitations(
  db: Db,
  { runId, invited }: { runId: string; invited: readonly InvitedToTraining[] },
  now = currentTime(),
): Promise<void> {
  const inviters = new Map(invited.map(({ personId, invitedBy }) => [personId, invitedBy]));
  await db.transaction(async (db) => {
    const meetingIds = await listRunMeetingIds(db, runId);
    await mailCalendars(db, meetingIds, {
      ...{ now, personIds: [...inviters.keys()] },
      actorId: (personId) => inviters.get(personId) ?? null,
    });
  });
}

/** Takes a run's sessions off the calendar of a person who no longer comes. Authorized by the caller. */
export async function withdrawFromTraining(
  db: Db,
  { runId, personId }: { runId: string; personId: string },
  now = currentTime(),
): Promise<void> {
  const meetingIds = await updateRunInvitationsWithdrawn(db, { runId, personId });
  await mailWithdrawal(db, meetingIds, personId, now);
}
