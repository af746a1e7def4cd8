import { monthOfWeek, type Program, type ScheduledInstrument } from "./program.ts";

const calendarKinds = ["session", "course", "one-to-one", "observation", "artifact", "survey", "topic"] as const;
export type CalendarKind = (typeof calendarKinds)[number];

/** Something that a program plans for a week; `key` is the session's, course's, artifact's or other thing's own. */
export type CalendarItem = { kind: CalendarKind; key: string; title: string; week: number };

export type CalendarMonth = { month: number; items: CalendarItem[] };

/** Everything that a program plans, in order of weeks; within a week, sessions come first. */
export function calendarOf(program: Program): CalendarItem[] {
  const items: CalendarItem[] = [
    ...program.agendas.map(({ key, title, week }) => ({ kind: "session" as const, key, title, week })),
    ...program.courses.map(({ courseId, title, week }) => ({ kind: "course" as const, key: courseId, title, week })),
    ...program.milestones.map(({ kind, key, title, week }) => ({ kind, key, title, week })),
    ...program.artifacts.flatMap(({ key, title, weeks }) =>
      weeks.map((week) => ({ kind: "artifact" as const, key, title, week })),
    ),
    ...program.instruments.flatMap((each) =>
      weeksOf(each, program).map((week) => ({
        kind: "survey" as const,
        key: each.instrument,
        title: each.title,
        week,
      })),
    ),
    ...program.discussion.map(({ key, title, week }) => ({ kind: "topic" as const, key, title, week })),
  ];
  return items.sort((one, other) => one.week - other.week); // stable, so kinds keep their order within a week
}

/** The weeks that an instrument falls into when everything goes as planned. */
function weeksOf({ week, after, days = 0 }: ScheduledInstrument, { agendas, months }: Program): number[] {
  if (after === "each-session") return agendas.map((agenda) => agenda.week);
  if (after === "end") return [Math.floor((months * 52) / 12 + days / 7)];
  return week === undefined ? [] : [week];
}

/** The calendar by month, without empty months. */
export function monthsOf(program: Program): CalendarMonth[] {
  const months: CalendarMonth[] = [];
  for (const item of calendarOf(program)) {
    const month = monthOfWeek(item.week);
    const last = months.at(-1);
    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }
  return months;
}
