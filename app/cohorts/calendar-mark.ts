/** A cohort's year as a picture: where its sessions are between its first and last day, from 0 to 1, and where today is. */
export type CalendarMark = { sessions: { at: number; isHeld: boolean }[]; today: number | null };

const dayMs = 24 * 60 * 60 * 1000;
/** How long a cohort without a last day is drawn: nine months. */
const usualDays = 273;

/** The mark of a cohort; days as YYYY-MM-DD. It stretches to a session before its first day or after its last. */
export function calendarMark(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  sessionDays: readonly string[],
  today: string,
): CalendarMark {
  const time = (day: string) => Date.parse(`${day}T00:00:00Z`);
  const starts = time(startsOn);
  const all = [starts, endsOn ? time(endsOn) : starts + usualDays * dayMs, ...sessionDays.map(time)];
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const placeOf = (day: string) => (last === first ? 0 : (time(day) - first) / (last - first));
  const isWithin = time(today) >= first && time(today) <= last;
  return {
    sessions: sessionDays.map((day) => ({ at: placeOf(day), isHeld: day < today })),
    today: isWithin ? placeOf(today) : null,
  };
}
