import { dayAfter, dayOf, momentAt, timeOf } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";

/** Nobody has to answer an offer between these wall times, in the zone of the run. */
export const quietFrom = "21:00";
export const quietUntil = "08:00";

/** The shortest time to answer an offer, so that it can be answered at all. */
const shortestOffer = 30 * minutes;

/**
 * Until when an offer of a seat stands: the run's time to answer, counted from the end of quiet hours if it is made in
 * them, and moved to an hour after their end if it would end in them. Near the start it is at most half of what is left.
 * Null when too little time is left to offer anything.
 */
export function offerEndsAt(
  { offerMinutes, startsAt, timeZone }: { offerMinutes: number; startsAt: Date; timeZone: string },
  now: Date,
): Date | null {
  const left = startsAt.getTime() - now.getTime();
  if (left < 2 * shortestOffer) return null;
  const latest = new Date(now.getTime() + left / 2);
  const begins = afterQuiet(now, timeZone, 0);
  const ends = afterQuiet(new Date(begins.getTime() + offerMinutes * minutes), timeZone, 60);
  return ends < latest ? ends : latest;
}

/** The moment itself, or, in quiet hours, so many minutes after their end. */
function afterQuiet(moment: Date, timeZone: string, after: number): Date {
  const time = timeOf(moment, timeZone);
  if (time >= quietUntil && time < quietFrom) return moment;
  const day = dayOf(moment, timeZone);
  const morning = momentAt(time < quietUntil ? day : dayAfter(day), quietUntil, timeZone);
  return new Date(morning.getTime() + after * minutes);
}
