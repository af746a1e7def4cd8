import { recordAudit } from "#app/identity/audit/audit.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { countingObservation } from "./attendance.ts";
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
import { lockMeeting } from "./queries/meetings.server.ts";

export type PreviewedParticipant = FileParticipant & { total: number; personId: string | null };

/** The participants of a file with who each probably is, for the coach to correct. Nothing is stored. */
export async function previewParticipants(
  db: Db,
  meetingId: string,
  text: string,
): Promise<PreviewedParticipant[] | ParticipantFileProblem> {
  const read = readParticipantFile(text);
  if (typeof read === "string") return read;
  const people = await listInvited(db, meetingId);
  return read.map((participant) => ({
    ...participant,
    total: participant.minutes ?? minutesIn(participant.stays),
    personId: matchParticipant(participant, people),
  }));
}

/** What the coach confirmed of a file: stays and minutes of everything that is one person's. */
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
  { key, confirmed, isRestAbsent }: { key: string; confirmed: ConfirmedParticipant[]; isRestAbsent: boolean },
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
      const state = parts ? ("present" as const) : ("absent" as const);
      const minutes = parts ? Math.min(minutesOf(parts), 1440) : null;
      const entry = { meetingId, personId, source: "file" as const, state, minutes, replaces: before?.id ?? null };
      return [{ ...entry, clientKey: `${actor.id} ${key}`, recordedBy: actor.id }];
    });
    const recorded = await insertObservations(db, rows);
    if (recorded > 0) {
      const detail = { meeting: meetingId, people: recorded, source: "file" };
      await recordAudit(db, { actorId: actor.id, action: "attendance.recorded", detail });
    }
    return { recorded, kept };
  });
}

function minutesOf(parts: ConfirmedParticipant[]): number {
  const stays = parts.flatMap(({ stays }) => stays);
  return minutesIn(stays) + parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}
