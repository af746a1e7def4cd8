import { createHmac, timingSafeEqual } from "node:crypto";
import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { unseal } from "#app/secrets/secrets.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { lateMinutesAt } from "./check-in.ts";
import { type Arrival, arrivedAt, personIdTyped } from "./kiosk.ts";
import { insertObservations } from "./queries/attendance.server.ts";
import { findCheckInOfMeeting, type MeetingCheckIn } from "./queries/check-ins.server.ts";
import { listInvited } from "./queries/meeting-invitations.server.ts";

/** The secret part of the kiosk's address, as long as this check-in is open; null if the secret cannot be read. */
export function kioskToken(sealedSecret: Buffer): string | null {
  const secret = unseal("check-in", sealedSecret);
  return secret && createHmac("sha256", secret).update("kiosk").digest("base64url").slice(0, 22);
}

/**
 * The check-in that a kiosk's address opens, also once it is closed, for what a device kept; null for a wrong address.
 */
export async function kioskCheckIn(db: Db, meetingId: string, token: string): Promise<MeetingCheckIn | null> {
  const found = await findCheckInOfMeeting(db, meetingId);
  const expected = found && kioskToken(found.sealedSecret);
  if (!expected || Buffer.byteLength(token) !== expected.length) return null;
  return timingSafeEqual(Buffer.from(token), Buffer.from(expected)) ? found : null;
}

export type KioskOutcome = "checked_in" | "unknown" | "closed" | "missing" | Wait;

/**
 * Checks in the person who typed their name or address at a kiosk, at that moment. The device says when that was
 * and what its clock says now, so that what it kept without a network gets the right time. Once is enough.
 */
export async function checkInAtKiosk(
  db: Db,
  {
    meetingId,
    token,
    typed,
    address,
    arrival,
  }: Record<"meetingId" | "token" | "typed" | "address", string> & {
    arrival: Arrival | null;
  },
  now = currentTime(),
): Promise<KioskOutcome> {
  const found = await kioskCheckIn(db, meetingId, token);
  if (!found) return "missing";
  const waitUntil = await countAttempt(db, "kiosk", meetingId, address);
  if (waitUntil) return { waitUntil };
  const happenedAt = arrivedAt(arrival, now);
  if (happenedAt < found.openedAt || happenedAt >= found.closesAt) return "closed";
  const invited = await listInvited(db, meetingId);
  const personId = personIdTyped(
    typed,
    invited.filter(({ role }) => role === "participant"),
  );
  if (!personId) return "unknown";
  const lateMinutes = lateMinutesAt(found.startsAt, happenedAt);
  const state = lateMinutes === null ? ("present" as const) : ("late" as const);
  const entry = { meetingId, personId, source: "kiosk" as const, state, lateMinutes };
  await insertObservations(db, [{ ...entry, happenedAt, clientKey: "kiosk", recordedBy: null }]);
  return "checked_in";
}
