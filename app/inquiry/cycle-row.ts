import { shortDay } from "#app/time/dates.ts";
import { nextStep, stateOf } from "./cycle.ts";
import { daysInWords } from "./cycle-words.ts";
import { nextDataDay } from "./data-day.ts";
import type { ListedCycle } from "./queries/cycle-lists.server.ts";
import type { CycleRow } from "./ui/cycle-rows.tsx";

/** A cycle as its row on a list shows it; `today` as YYYY-MM-DD. `hasTeam`: also names a team of one. */
export function cycleRowOf(cycle: ListedCycle, today: string, { hasTeam = false } = {}): CycleRow {
  const { id, title, number, kind, change, team, decision, startsOn, endsOn, dataEvery, newestEntryOn } = cycle;
  const day = decision === null ? nextDataDay({ startsOn, endsOn, every: dataEvery }, newestEntryOn) : null;
  return {
    ...{ id, title, number, kind, change, decision },
    team: hasTeam || team.length > 1 ? team.join(", ") : "",
    state: stateOf(cycle),
    when: daysInWords(cycle),
    dataDay: day && shortDay(day),
    step: nextStep(stateOf(cycle), { endsOn, today }),
  };
}
