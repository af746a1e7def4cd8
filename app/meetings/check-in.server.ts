import { createHmac } from "node:crypto";
import type { Person } from "#app/identity/person/person.ts";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { newSecret, seal, unseal } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { checkInCode, checkInMinutes, lateMinutesAt, typedCode, windowOf } from "./check-in.ts";
import { kioskToken } from "./kiosk.server.ts";
import { type Arrival, arrivedAt } from "./kiosk.ts";
import { canHost, canSeeMeeting } from "./meeting.ts";
import { insertObservations } from "./queries/attendance.server.ts";
import { findCheckIn, listOpenCheckIns, updateCheckInClosed, upsertCheckIn } from "./queries/check-ins.server.ts";
import { findMeeting, lockMeeting, type Meeting } from "./queries/meetings.server.ts";

/** Opens check-in by code for half an hour, with new codes. */
export async function openCheckIn(db: Db, actor: Person, meetingId: string, now = currentTime()) {
  return db.transaction(async (db) => {
    const meeting = await lockMeeting(db, actor.id, meetingId);
    if (!meeting || !canHost(actor, meeting) || meeting.canceledAt) return "missing";
    const closesAt = new Date(now.getTime() + checkInMinutes * minutes);
    await upsertCheckIn(db, { meetingId, sealedSecret: seal("check-in", newSecret()), openedAt: now, closesAt });
    return "opened";
  });
}

export async function closeCheckIn(
  db: Db,
  actor: Person,
  meetingId: string,
  now = currentTime(),
): Promise<"closed" | "missing"> {
  const meeting = await findMeeting(db, actor.id, meetingId);
  if (!meeting || !canHost(actor, meeting)) return "missing";
  await updateCheckInClosed(db, meetingId, now);
  return "closed";
}

/** The code to show now, for a host, and the secret of the kiosk's address; null while check-in is closed. */
export async function codeToShow(
  db: Db,
  meetingId: string,
  now = currentTime(),
): Promise<{ code: string; closesAt: Date; kiosk: string | null } | null> {
  const open = await findCheckIn(db, meetingId, now);
  const code = open && codeAt(open.sealedSecret, windowOf(now));
  return open && code ? { code, closesAt: open.closesAt, kiosk: kioskToken(open.sealedSecret) } : null;
}

export type CheckedIn = { meeting: Meeting; lateMinutes: number | null } | Wait | "wrong";

/**
 * Checks a person in to the meeting whose code they typed, among those that they are invited to. Once is enough. With
 * an `arrival` their phone kept the code without a network: it has to be the one of that moment, by the phone's clock
 * as corrected, and is weaker evidence, because a phone can be told to lie about when.
 */
export async function checkIn(
  db: Db,
  person: Person,
  typed: string,
  { address, arrival = null }: { address: string; arrival?: Arrival | null },
  sentAt = currentTime(),
): Promise<CheckedIn> {
  const waitUntil = await countAttempt(db, "checkIn", person.id, address);
  if (waitUntil) return { waitUntil };
  const code = typedCode(typed);
  const now = arrivedAt(arrival, sentAt);
  const source = arrival ? ("offline" as const) : ("code" as const);
  const open = await listOpenCheckIns(db, person.id, now);
  const found = open.find(({ sealedSecret }) =>
    [0, 1].some((back) => codeAt(sealedSecret, windowOf(now) - back) === code),
  );
  const meeting = found && (await findMeeting(db, person.id, found.meetingId));
  if (!meeting || !canSeeMeeting(person, meeting)) return "wrong";
  const lateMinutes = lateMinutesAt(meeting.startsAt, now);
  const state = lateMinutes === null ? ("present" as const) : ("late" as const);
  const entry = { meetingId: meeting.id, personId: person.id, source, state, lateMinutes };
  await insertObservations(db, [{ ...entry, happenedAt: now, clientKey: source, recordedBy: person.id }]);
  return { meeting, lateMinutes };
}

function codeAt(sealedSecret: Buffer, window: number): string | null {
  const secret = unseal("check-in", sealedSecret);
  return secret && checkInCode(createHmac("sha256", secret).update(String(window)).digest());
}
