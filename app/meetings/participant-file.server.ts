import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { type AttendanceState, countingObservation } from "./attendance.ts";
import { recordingCorrections } from "./correction.server.ts";
import { clockOf, type MeetingClock, type Missed, missedIn, shiftOf } from "./late-and-early.ts";
import { canHost } from "./meeting.ts";
import { matchParticipant } from "./name-match.ts";
import {
  type FileParticipant,
  minutesIn,
  type ParticipantFileProblem,
  readParticipantFile,
  type Stay,
} from "./participant-file.ts";
import { insertObservations, listObservations } from "./queries/attendance.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";
import { lockMeeting, type Meeting } from "./queries/meetings.server.ts";

export type PreviewedParticipant = FileParticipant & Missed & { total: number; personId: string | null };

export type ParticipantPreview = {
  participants: PreviewedParticipant[];
  /** What to add to the file's times to be on the meeting's clock; null where they do not fit the meeting. */
  shift: number | null;
};

/** The participants of a file with who each probably is, for the coach to correct. Nothing is stored. */
export async function previewParticipants(
  db: Db,
  meeting: Pick<Meeting, "id" | "startsAt" | "minutes" | "timeZone">,
  text: string,
): Promise<ParticipantPreview | ParticipantFileProblem> {
  const read = readParticipantFile(text);
  if (typeof read === "string") return read;
  const people = await listInvited(db, meeting.id);
  const clock = clockOf(meeting);
  const shift = shiftOf(
    read.flatMap(({ stays }) => stays),
    clock,
  );
  const participants = read.map((participant) => ({
    ...participant,
    ...missedBy(participant.stays, clock, shift),
    total: participant.minutes ?? minutesIn(participant.stays),
    personId: matchParticipant(participant, people),
  }));
  return { participants, shift };
}

/** A file as its preview was confirmed; `shift` is what the preview said. */
export type ConfirmedFile = {
  key: string;
  confirmed: ConfirmedParticipant[];
  isRestAbsent: boolean;
  shift: number | null;
};

const missedBy = (stays: Stay[], clock: MeetingClock, shift: number | null): Missed =>
  shift === null || stays.length === 0 ? { lateMinutes: null, leftEarlyMinutes: null } : missedIn(stays, clock, shift);

/** The stays and minutes that the coach confirmed, for everyone in the file. */
export type ConfirmedParticipant = { personId: string; stays: Stay[]; minutes: number | null };

/**
 * Records attendance from a file. Rows of one person are joined: minutes on two devices at once count once. What a
 * coach entered stays; `kept` is how many that were. With `isRestAbsent`, who was not in the file and has no other
 * entry is recorded as absent.
 */
export async function recordParticipants(
  db: Db,
  actor: Person,
  meetingId: string,
  { key, confirmed, isRestAbsent, shift }: ConfirmedFile,
): Promise<{ recorded: number; kept: number } | "missing"> {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, actor.id, meetingId);
    if (!meeting || !canHost(actor, meeting)) return "missing";
    const participants = (await listInvited(db, meetingId)).filter(({ role }) => role === "participant");
    const observed = Map.groupBy(await listObservations(db, meetingId), ({ personId }) => personId);
    const byPerson = Map.groupBy(confirmed, ({ personId }) => personId);
    let kept = 0;
    const rows = participants.flatMap(({ personId }) => {
      const all = observed.get(personId) ?? [];
      const parts = byPerson.get(personId);
      const isCoachs = countingObservation(all)?.source === "coach";
      if (parts && isCoachs) kept += 1;
      if (isCoachs || (!parts && (!isRestAbsent || all.length > 0))) return [];
      const before = all.findLast(({ source }) => source === "file");
      const missed = missedBy(
        (parts ?? []).flatMap(({ stays }) => stays),
        clockOf(meeting),
        shift,
      );
      const state = parts ? stateWith(missed) : "absent";
      const minutes = parts ? Math.min(minutesOf(parts), 1440) : null;
      const entry = {
        meetingId,
        personId,
        source: "file" as const,
        state,
        minutes,
        replaces: before?.id ?? null,
        ...missed,
      };
      return [{ ...entry, clientKey: `${actor.id} ${key}`, recordedBy: actor.id }];
    });
    const corrections = { meeting, actorId: actor.id };
    const recorded = await recordingCorrections(db, corrections, () => insertObservations(db, rows));
    if (recorded > 0) {
      const detail = { meeting: meetingId, people: recorded, source: "file" };
      await recordAudit(db, { actorId: actor.id, action: "attendance.recorded", detail });
    }
    return { recorded, kept };
  });
}

/** Somebody who came late and left early is late; both are noted in minutes. */
function stateWith({ lateMinutes, leftEarlyMinutes }: Missed): AttendanceState {
  if (lateMinutes !== null) return "late";
  return leftEarlyMinutes === null ? "present" : "left_early";
}

/** Two devices at once count once; minutes that somebody was away between their first and last stay do not count. */
function minutesOf(parts: ConfirmedParticipant[]): number {
  const sum = (of: (part: ConfirmedParticipant) => number) => parts.reduce((total, part) => total + of(part), 0);
  const withoutTimes = sum(({ stays, minutes }) => (stays.length === 0 ? (minutes ?? 0) : 0));
  const atMost = minutesIn(parts.flatMap(({ stays }) => stays)) + withoutTimes;
  return Math.min(
    atMost,
    sum(({ stays, minutes }) => minutes ?? minutesIn(stays)),
  );
}
