import * as m from "#app/messages/catalog.ts";
import { daysAfter, shortDay, shortDayIn } from "#app/time/dates.ts";
import { daysUntilFrozen } from "./period.ts";

type Version = { version: number; state: string; progress: number; frozenAt: Date | null };

/** Where the figures of a period stand on a day, in words; `newest` is the newest version, if one was begun. */
export function standingInWords(
  period: { startsOn: string; endsOn: string; hasPeople: boolean },
  newest: Version | undefined,
  { day, timeZone }: { day: string; timeZone: string },
): string {
  if (!newest && period.startsOn > day) {
    return m.participationStateOf({ state: "ahead", day: shortDay(period.startsOn), version: 0, progress: 0 });
  }
  if (!newest) {
    const frozenOn = daysAfter(period.endsOn, daysUntilFrozen + 1);
    const state = period.endsOn >= day ? "running" : !period.hasPeople ? "empty" : frozenOn > day ? "waiting" : "due";
    return m.participationStateOf({ state, day: shortDay(frozenOn), version: 0, progress: 0 });
  }
  const { state, version, progress, frozenAt } = newest;
  const frozenOn = frozenAt ? shortDayIn(timeZone, frozenAt.toISOString()) : "";
  return m.participationStateOf({ state, day: frozenOn, version, progress });
}
