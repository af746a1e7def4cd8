import { dayInWords } from "#app/time/dates.ts";
import type { MonthData } from "../ui/month-table.tsx";
import { monthInWords, monthsAfter, weeksOf } from "./month.ts";
import type { MonthSession } from "./queries/catalog-sessions.server.ts";
import { beginningInWords } from "./run-in-words.ts";

/** A month with its sessions as the catalog draws it; `to` gives the address of another month, or of the list for null. */
export function monthData(
  month: string,
  sessions: readonly MonthSession[],
  to: (month: string | null) => string,
): MonthData {
  const byDay = Map.groupBy(sessions, ({ day }) => day);
  const weekday = new Intl.DateTimeFormat("en-US", { timeZone: "UTC", weekday: "short" });
  return {
    title: monthInWords(month),
    to: { before: to(monthsAfter(month, -1)), after: to(monthsAfter(month, 1)), list: to(null) },
    // 1 February 2026 was a Sunday.
    weekdays: Array.from({ length: 7 }, (_, at) => weekday.format(new Date(Date.UTC(2026, 1, 1 + at)))),
    weeks: weeksOf(month).map((week) =>
      week.map((day) =>
        day === null
          ? null
          : {
              ...{ day, number: Number(day.slice(8)), inWords: dayInWords(day) },
              sessions: (byDay.get(day) ?? []).map(({ id, runId, title, startsAt, timeZone }) => ({
                ...{ id, runId, title, time: beginningInWords({ startsAt, timeZone }) },
              })),
            },
      ),
    ),
    isEmpty: sessions.length === 0,
  };
}
