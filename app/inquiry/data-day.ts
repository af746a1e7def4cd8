const dayMs = 86_400_000;

/** Days since 1970 of a day as YYYY-MM-DD. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);

/**
 * The first planned data day after the newest entry, as YYYY-MM-DD; it may have passed. Null without a rhythm or a
 * first day, and once the last day has its entry.
 */
export function nextDataDay(
  { startsOn, endsOn, every }: { startsOn: string | null; endsOn: string | null; every: number | null },
  newestEntryOn: string | null,
): string | null {
  if (startsOn === null || every === null || every < 1) return null;
  const first = numberOf(startsOn);
  const done = newestEntryOn === null ? first - 1 : numberOf(newestEntryOn);
  const passed = done < first ? 0 : Math.floor((done - first) / every) + 1;
  const next = dayAt(first + passed * every);
  return endsOn !== null && next > endsOn ? null : next;
}
