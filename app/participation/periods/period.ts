/** state_year: July to June; federal_year and clock_hour_year: October to September; grant: as agreed with a funder. */
export const periodKinds = ["quarter", "state_year", "federal_year", "clock_hour_year", "grant"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Days as YYYY-MM-DD; both belong to the period. */
export type Period = { kind: PeriodKind; startsOn: string; endsOn: string };

/** The periods of the calendar that a day is in: its quarter, and its state, federal and clock-hour years. */
export function calendarPeriodsOf(day: string): Period[] {
  const [year, month] = partsOf(day);
  const quarterStart = month - ((month - 1) % 3);
  const stateYear = month >= 7 ? year : year - 1;
  const federalYear = month >= 10 ? year : year - 1;
  return [
    { kind: "quarter", startsOn: firstOf(year, quarterStart), endsOn: lastOf(year, quarterStart + 2) },
    { kind: "state_year", startsOn: firstOf(stateYear, 7), endsOn: lastOf(stateYear + 1, 6) },
    { kind: "federal_year", startsOn: firstOf(federalYear, 10), endsOn: lastOf(federalYear + 1, 9) },
    { kind: "clock_hour_year", startsOn: firstOf(federalYear, 10), endsOn: lastOf(federalYear + 1, 9) },
  ];
}

/** So many quarters before the one that begins on this day, the latest first. */
export function quartersBefore(startsOn: string, count: number): Period[] {
  const [year, month] = partsOf(startsOn);
  return Array.from({ length: count }, (_, at) => {
    const months = year * 12 + month - 1 - 3 * (at + 1);
    const [ofYear, ofMonth] = [Math.floor(months / 12), (months % 12) + 1];
    return { kind: "quarter", startsOn: firstOf(ofYear, ofMonth), endsOn: lastOf(ofYear, ofMonth + 2) };
  });
}

/** When the figures of a period are frozen: so many days after its end, for attendance that is entered late. */
export const daysUntilFrozen = 12;

export type PeriodProblem = "begins_within_month" | "ends_within_month" | "ends_before_start" | "longer_than_ten_years";

/** What is wrong with the days of a period; null for nothing. Figures are kept by month, so periods are whole months. */
export function periodProblem({ startsOn, endsOn }: { startsOn: string; endsOn: string }): PeriodProblem | null {
  const [year, month, day] = partsOf(startsOn);
  const [lastYear, lastMonth] = partsOf(endsOn);
  if (day !== 1) return "begins_within_month";
  if (endsOn !== lastOf(lastYear, lastMonth)) return "ends_within_month";
  if (endsOn <= startsOn) return "ends_before_start";
  if ((lastYear - year) * 12 + lastMonth - month >= 120) return "longer_than_ten_years";
  return null;
}

function partsOf(day: string): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
}

const firstOf = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;

function lastOf(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, "0")}-${days}`;
}
