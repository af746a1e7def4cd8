import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { type AttendanceEntry, countingObservation } from "./attendance.ts";
import { recordingCorrections } from "./correction.server.ts";
import { canHost } from "./meeting.ts";
import { insertObservations, type ListedObservation, listObservations } from "./queries/attendance.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import { lockMeeting } from "./queries/meetings.server.ts";

export type RecordedAttendance = {
  recorded: number;
  /** People about whom someone else had recorded something that this form did not show. */
  unseen: string[];
};

/**
 * Records what a coach enters for a meeting. Each entry is appended, naming the observation
 * that it corrects; an unchanged one is left out. What another coach recorded meanwhile is never overwritten by a value
 * that this coach did not touch. `key` is made by the form, so that sending it again records nothing more.
 */
export async function recordAttendance(
  db: Db,
  actor: Person,
  meetingId: string,
  { key, entries }: { key: string; entries: readonly AttendanceEntry[] },
): Promise<RecordedAttendance | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, actor.id, meetingId);
    if (!meeting || !canHost(actor, meeting)) return "missing";
    const invited = new Set((await listInvited(db, meetingId)).map(({ personId }) => personId));
    const observed = Map.groupBy(await listObservations(db, meetingId), ({ personId }) => personId);
    const known = entries.filter(({ personId }) => invited.has(personId) || observed.has(personId));
    const judged = known.map((entry) => judge(entry, observed.get(entry.personId) ?? []));
    const rows = judged
      .filter(({ isNew }) => isNew)
      .map(({ entry: { seen, ...entry } }) => ({
        ...entry,
        source: "coach" as const,
        ...{ meetingId, clientKey: `${actor.id} ${key}`, replaces: seen, recordedBy: actor.id },
      }));
    const corrections = { meeting, actorId: actor.id };
    const recorded = await recordingCorrections(db, corrections, () => insertObservations(db, rows));
    if (recorded > 0) {
      const detail = { meeting: meetingId, people: recorded, source: "coach" };
      await recordAudit(db, { actorId: actor.id, action: "attendance.recorded", detail });
    }
    return { recorded, unseen: judged.flatMap(({ entry, isUnseen }) => (isUnseen ? [entry.personId] : [])) };
  });
}

/** Whether an entry says something new, and whether it was made without seeing what counts now. */
function judge(entry: AttendanceEntry, observations: ListedObservation[]) {
  const counting = countingObservation(observations);
  const seen = observations.find(({ id }) => id === entry.seen) ?? null;
  const isUnseen = counting !== null && counting.id !== seen?.id;
  const isUntouched = seen ? saysTheSame(entry, seen) : entry.state === "present";
  if (!counting) return { entry: { ...entry, seen: null }, isNew: true, isUnseen: false };
  if (saysTheSame(entry, counting) && counting.source === "coach") return { entry, isNew: false, isUnseen: false };
  return { entry: { ...entry, seen: seen?.id ?? null }, isNew: isUnseen ? !isUntouched : true, isUnseen };
}

function saysTheSame(entry: AttendanceEntry, other: Omit<AttendanceEntry, "personId" | "seen">): boolean {
  return (
    entry.state === other.state &&
    entry.lateMinutes === other.lateMinutes &&
    entry.leftEarlyMinutes === other.leftEarlyMinutes
  );
}
