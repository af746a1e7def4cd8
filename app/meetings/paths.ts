type MeetingKey = { id: string; kind: string; cohortId: string | null; trainingRunId?: string | null };

/** Where a meeting's page is. */
export function meetingPath({ id, kind, cohortId, trainingRunId }: MeetingKey): string {
  if (trainingRunId) return `/trainings/${trainingRunId}/sessions/${id}`;
  return kind === "session" && cohortId ? `/cohorts/${cohortId}/sessions/${id}` : `/booking/${id}`;
}

export const sessionsPath = (cohortId: string): string => `/cohorts/${cohortId}/sessions`;

/** The live topic of a meeting's pages. */
export const meetingTopic = (meetingId: string): string => `meeting:${meetingId}`;
