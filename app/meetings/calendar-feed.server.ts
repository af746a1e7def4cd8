import { countAttempt } from "#app/rate-limits/rate-limit.server.ts";
import type { Wait } from "#app/rate-limits/rate-limit.ts";
import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import { site } from "#app/settings/site.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { calendarFeed } from "./calendar.server.ts";
import { meetingPath } from "./paths.ts";
import {
  deleteCalendarFeed,
  findFeedOwner,
  updateFeedUsed,
  upsertCalendarFeed,
} from "./queries/calendar-feeds.server.ts";
import { listFeedMeetings } from "./queries/meeting-invitations.server.ts";

/** Past meetings that a feed still has. */
const daysBack = 120;

/** Gives a person a new calendar address, and its path this once; the address before stops working. */
export async function renewCalendarFeed(db: Db, personId: string): Promise<{ path: string }> {
  const token = newSecret();
  await upsertCalendarFeed(db, personId, hashOf(token));
  return { path: `/calendar/${token}.ics` };
}

export async function revokeCalendarFeed(db: Db, personId: string): Promise<void> {
  await deleteCalendarFeed(db, personId);
}

/**
 * The calendar of the token's owner, as iCalendar; the same text for as long as nothing changed. Null for a token
 * that is not or no longer one.
 */
export async function readCalendarFeed(
  db: Db,
  token: string,
  address: string,
  now = currentTime(),
): Promise<{ text: string } | Wait | null> {
  const tokenHash = hashOf(token);
  const waitUntil = await countAttempt(db, "calendarFeed", tokenHash.toString("hex"), address);
  if (waitUntil) return { waitUntil };
  const owner = await findFeedOwner(db, tokenHash);
  if (!owner) return null;
  const meetings = await listFeedMeetings(db, owner.personId, new Date(now.getTime() - daysBack * days));
  await updateFeedUsed(db, owner.personId, now);
  const pageUrlOf = (meeting: Parameters<typeof meetingPath>[0]) => `${site().address}${meetingPath(meeting)}`;
  return { text: calendarFeed(meetings, { name: "Sound Practice", pageUrlOf }) };
}
