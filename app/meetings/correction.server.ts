import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { meetingPath } from "./paths.ts";
import { type CountingAttendance, listCountingAttendance } from "./queries/attendance.server.ts";

type Corrected = Parameters<typeof meetingPath>[0] & { title: string };

/**
 * Records attendance by `record`, and tells the people for whom something else counted before. What is recorded for the
 * first time is no correction. Call it in the transaction that records.
 */
export async function recordingCorrections<Outcome>(
  db: Db,
  { meeting, actorId }: { meeting: Corrected; actorId: string | null },
  record: () => Promise<Outcome>,
): Promise<Outcome> {
  const before = new Map((await listCountingAttendance(db, [meeting.id])).map((each) => [each.personId, each]));
  const outcome = await record();
  if (before.size === 0) return outcome;
  const corrected = (await listCountingAttendance(db, [meeting.id])).filter((each) => {
    const earlier = before.get(each.personId);
    return earlier !== undefined && saysOther(earlier, each);
  });
  await notify(db, {
    ...{ kind: "attendance_corrected", to: corrected.map(({ personId }) => personId), actorId },
    ...{ place: meeting.title, path: meetingPath(meeting), subjectId: meeting.id },
  });
  return outcome;
}

const saysOther = (one: CountingAttendance, other: CountingAttendance) =>
  (["state", "minutes", "lateMinutes", "leftEarlyMinutes"] as const).some((field) => one[field] !== other[field]);
