import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { countingObservation, minutesPresent } from "./attendance.ts";
import { listObservations } from "./queries/attendance.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import type { Meeting } from "./queries/meetings.server.ts";

/** A meeting's participants with what counts for each and how it came to that, for the coach's page. */
export async function attendanceList(db: Db, meeting: Meeting, timeZone: string) {
  const [invited, observations] = await Promise.all([listInvited(db, meeting.id), listObservations(db, meeting.id)]);
  const observed = Map.groupBy(observations, ({ personId }) => personId);
  return invited
    .filter(({ role }) => role === "participant")
    .map(({ personId, name }) => {
      const all = observed.get(personId) ?? [];
      const counting = countingObservation(all);
      return {
        ...{ personId, name },
        seen: counting?.id ?? null,
        state: counting?.state ?? null,
        late: counting?.lateMinutes ?? null,
        early: counting?.leftEarlyMinutes ?? null,
        minutes: counting ? minutesPresent(counting, meeting.minutes) : null,
        history: all.map(({ id, state, source, recorder, recordedAt, ...observed }) => ({
          ...{ id, state, source, recorder, details: detailsOf(observed) },
          when: dayAndTimeIn(timeZone, recordedAt.toISOString()),
        })),
      };
    });
}

type Details = { lateMinutes: number | null; leftEarlyMinutes: number | null; minutes: number | null };

/** An entry's minutes, so that the history shows a correction of minutes alone. */
function detailsOf({ lateMinutes, leftEarlyMinutes, minutes }: Details): string[] {
  return [
    ...(lateMinutes === null ? [] : [m.participantsLate({ count: lateMinutes })]),
    ...(leftEarlyMinutes === null ? [] : [m.participantsEarly({ count: leftEarlyMinutes })]),
    ...(minutes === null ? [] : [m.attendanceMinutes({ count: minutes })]),
  ];
}

export type AttendanceRow = Awaited<ReturnType<typeof attendanceList>>[number];
