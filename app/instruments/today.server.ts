import * as m from "#app/messages/catalog.ts";
import { dayAfter, dayBeginsAt, dayInWords, homeZone } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { listRunsFor } from "./queries/runs.server.ts";
import { stateOf } from "./run.ts";

/** Questionnaires that are open and not answered, for as long as they can be. */
export async function instrumentsToday({ db, person }: TodayVisit): Promise<TodayItem[]> {
  const runs = await listRunsFor(db, person.id);
  return runs
    .filter(({ hasAnswered, isRecent, today, ...run }) => !hasAnswered && isRecent && stateOf(run, today) === "open")
    .map(({ id, title, subject, closesOn, definition }) => ({
      ...{ id: `instruments ${id}`, title, to: `/instruments/${id}`, action: m.instrumentsAnswerNow() },
      reason: { kind: "expires" as const, at: dayBeginsAt(dayAfter(closesOn), homeZone).toISOString() },
      facts: [subject, m.instrumentsMinutes({ minutes: definition.minutes })].join(" · "),
      note: m.instrumentsOpenUntil({ day: dayInWords(closesOn) }),
    }));
}
