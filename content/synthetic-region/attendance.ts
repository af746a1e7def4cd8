import { background, type Child, rides } from "./children.ts";
import { between, grouped, type Random, someOf } from "./random.ts";

/** School days in each month of the synthetic year; Heron Bay redrew its bus routes on the first day of January's. */
export const months = [
  { name: "September", days: 18, isAfterChange: false },
  { name: "October", days: 22, isAfterChange: false },
  { name: "November", days: 17, isAfterChange: false },
  { name: "December", days: 15, isAfterChange: false },
  { name: "January", days: 19, isAfterChange: true },
  { name: "February", days: 17, isAfterChange: true },
  { name: "March", days: 21, isAfterChange: true },
  { name: "April", days: 17, isAfterChange: true },
  { name: "May", days: 21, isAfterChange: true },
  { name: "June", days: 13, isAfterChange: true },
] as const;

const daysOf = (isAfterChange: boolean) =>
  months.filter((month) => month.isAfterChange === isAfterChange).reduce((sum, { days }) => sum + days, 0);
const fallDays = daysOf(false);
const springDays = daysOf(true);
const regularShares: Record<string, number> = { [rides[0]]: 0.9, [rides[1]]: 0.85, [rides[2]]: 0.5 };

export type Absences = { child: Child; byMonth: number[] };

/** Planted: the ride to school decides, alike for every home language, who can attend regularly. */
export function absences(random: Random, children: Child[]): Absences[] {
  const regular = new Set<Child>();
  for (const [, group] of grouped(children, (child) => `${child.ride} ${child.homeLanguage}`)) {
    for (const child of someOf(random, group, regularShares[group[0]?.ride ?? ""] ?? 0)) regular.add(child);
  }
  return children.map((child) => {
    const missed = regular.has(child) ? between(random, 0, 17) : between(random, 18, 46);
    return { child, byMonth: spread(random, child, missed) };
  });
}

export function attendanceRows(all: Absences[]) {
  return all.map(({ child, byMonth }) => {
    const { child: id, district, school, ...rest } = background(child);
    const missed = (isAfterChange: boolean) =>
      byMonth.reduce((sum, days, month) => sum + (months[month]?.isAfterChange === isAfterChange ? days : 0), 0);
    return {
      child: id,
      district,
      school,
      grade_band: gradeBand(child.grade),
      ...rest,
      ride: child.ride,
      attendance_fall: percent(fallDays - missed(false), fallDays),
      attendance_spring: percent(springDays - missed(true), springDays),
      attends_regularly: missed(false) + missed(true) < (fallDays + springDays) / 10,
    };
  });
}

/** Planted: the month in which a policy changed, hardly to be seen in all children together. */
export function monthRows(all: Absences[]) {
  const groups = [
    ...grouped(all, ({ child }) => `${child.school.district}|All children`),
    ...grouped(
      all.filter(({ child }) => child.ride === rides[2]),
      ({ child }) => `${child.school.district}|${rides[2]}`,
    ),
  ];
  return groups.flatMap(([key, group]) =>
    months.map((month, position) => {
      const [district = "", children = ""] = key.split("|");
      const missed = group.reduce((sum, { byMonth }) => sum + (byMonth[position] ?? 0), 0);
      const possible = group.length * month.days;
      return { district, children, month: month.name, attendance: percent(possible - missed, possible) };
    }),
  );
}

export function gradeBand(grade: number): string {
  if (grade <= 2) return "K–2";
  if (grade <= 5) return "3–5";
  return grade <= 8 ? "6–8" : "9–12";
}

/** Spreads missed days over the months; on Heron Bay's long routes nearly all fall after the change. */
function spread(random: Random, child: Child, missed: number): number[] {
  const isMovedRoute = child.school.district === "Heron Bay" && child.ride === rides[2];
  const weights = months.map(({ days, isAfterChange }) => days * (isMovedRoute && !isAfterChange ? 0.2 : 1));
  const reached = weights.map((_, month) => weights.slice(0, month + 1).reduce((sum, weight) => sum + weight, 0));
  const total = reached.at(-1) ?? 0;
  const byMonth = months.map(() => 0);
  for (let left = missed; left > 0; ) {
    const point = random() * total;
    const month = reached.findIndex((sum) => point < sum);
    if ((byMonth[month] ?? 0) >= (months[month]?.days ?? 0)) continue;
    byMonth[month] = (byMonth[month] ?? 0) + 1;
    left -= 1;
  }
  return byMonth;
}

function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10;
}
