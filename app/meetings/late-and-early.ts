import { dayOf, timeOf } from "#app/time/dates.ts";
import { graceMinutes } from "./check-in.ts";
import { minutesIn, type Stay } from "./participant-file.ts";

const daySeconds = 86_400;
const hourSeconds = 3_600;

/** A meeting's times in seconds on its own wall clock, as the stays of a file are. */
export type MeetingClock = { start: number; end: number };

export function clockOf({ startsAt, minutes, timeZone }: { startsAt: Date; minutes: number; timeZone: string }) {
  const start = Date.parse(`${dayOf(startsAt, timeZone)}T${timeOf(startsAt, timeZone)}Z`) / 1000;
  return { start, end: start + minutes * 60 };
}

/** How much earlier than the start, and how much later, somebody comes first when a file is on the meeting's clock. */
const earliestBefore = hourSeconds;
const earliestAfter = 0.75 * hourSeconds;
/** No two clocks on Earth are further apart. */
const mostShift = 14 * hourSeconds;

/**
 * What to add to a file's times so that they are on the meeting's clock, in whole hours: files are in the zone of
 * whoever downloaded them, and some have no day. Null where they are of another meeting, or there are none.
 */
export function shiftOf(stays: readonly Stay[], { start, end }: MeetingClock): number | null {
  const first = stays.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(first)) return null;
  const dayShift = first < 2 * daySeconds ? Math.floor(start / daySeconds) * daySeconds : 0;
  const lead = start - (first + dayShift);
  const isOnClock = lead <= earliestBefore && -lead <= earliestAfter;
  const hours = isOnClock ? 0 : Math.round(lead / hourSeconds) * hourSeconds;
  const shift = dayShift + hours;
  const isThen = stays.some(({ from, to }) => from + shift < end && to + shift > start);
  return Math.abs(hours) <= mostShift && isThen ? shift : null;
}

export type Missed = { lateMinutes: number | null; leftEarlyMinutes: number | null };

/** The minutes that somebody came late and left early; null for what is not worth noting. */
export function missedIn(stays: readonly Stay[], { start, end }: MeetingClock, shift: number): Missed {
  const inside = stays
    .map(({ from, to }) => ({ from: from + shift, to: to + shift }))
    .filter((stay) => stay.to > start);
  const came = Math.min(...inside.map(({ from }) => from));
  const left = Math.max(...inside.map(({ to }) => to));
  const noted = (from: number, to: number) => {
    const minutes = minutesIn([{ from, to }]);
    return minutes > graceMinutes && Number.isFinite(minutes) ? minutes : null;
  };
  return { lateMinutes: noted(start, Math.min(came, end)), leftEarlyMinutes: noted(Math.max(left, start), end) };
}
