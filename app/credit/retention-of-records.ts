/** How many full calendar years after the year of an offering its records are kept (WAC 181-85-205). */
const yearsKept = 7;

/** The first day, as YYYY-MM-DD, whose records are still kept on a given day. */
export function purgeBefore(today: string): string {
  return `${Number(today.slice(0, 4)) - yearsKept}-01-01`;
}
