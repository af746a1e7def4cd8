import { randomUUID } from "node:crypto";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, dayOf } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { stateOf } from "../cycle.ts";
import { shownEntries } from "../entry-view.ts";
import { type CyclePage, findCyclePage } from "../queries/cycle-page.server.ts";
import { listOwnCycleNames } from "../queries/own-cycles.server.ts";
import { seriesOf } from "../series.ts";

/** The most entries that a lesson shows. */
const mostShown = 3;

/**
 * A learner's own cycle as a lesson shows its steps: the one that they chose, else the one that they changed last, an
 * undecided one first. Without one, `cycle` is null. `newId` names the cycle that they may start.
 */
export async function ownCycleFor(db: Db, person: Person, chosenId: string | null) {
  const own = await listOwnCycleNames(db, person.id, chosenId);
  const chosen = own.find(({ id }) => id === chosenId) ?? own[0];
  const page = chosen ? await findCyclePage(db, person, chosen.id) : null;
  const newId: string = randomUUID();
  return {
    ...{ personId: person.id, newId, today: dayOf(currentTime(), person.timeZone) },
    others: own.filter(({ id }) => id !== page?.id),
    cycle: page?.relation === "member" ? viewOf(page, person.timeZone) : null,
  };
}

export type OwnCycle = Awaited<ReturnType<typeof ownCycleFor>>;
export type LessonCycle = NonNullable<OwnCycle["cycle"]>;

function viewOf(page: CyclePage, timeZone: string) {
  const { id, title, number, isLocked, decision, questions, measures, texts, entries, team, updatedAt } = page;
  const entryKey: string = randomUUID();
  return {
    ...{ id, title, number, isLocked, decision, questions, measures, texts, entryKey },
    state: stateOf({ decision, hasEntries: entries.length > 0 }),
    savedAt: dayAndTimeIn(timeZone, updatedAt),
    series: seriesOf(measures, entries),
    entries: shownEntries(entries, measures, { hasNames: team.length > 1 }).slice(0, mostShown),
  };
}
