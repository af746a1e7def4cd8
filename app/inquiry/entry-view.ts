import { dayInWords } from "#app/time/dates.ts";
import { pointInWords } from "./cycle-words.ts";
import type { Measure } from "./measure.ts";
import type { CycleEntry } from "./queries/cycle-page.server.ts";
import type { ShownEntry } from "./ui/entry-list.tsx";

/** Entries as their list shows them, the newest first. `hasNames`: more than one person records. */
export function shownEntries(
  entries: readonly CycleEntry[],
  measures: readonly Measure[],
  { hasNames }: { hasNames: boolean },
): ShownEntry[] {
  return entries
    .map((entry) => {
      const measure = measures.find(({ id }) => id === entry.measureId);
      const { value, outOf } = entry;
      return {
        ...{ id: entry.id, day: dayInWords(entry.happenedOn), measure: measure?.name ?? null },
        point: measure && value !== null ? pointInWords({ value, outOf }, measure) : null,
        ...{ text: entry.text, mark: entry.mark, by: hasNames ? entry.recordedBy : null },
      };
    })
    .reverse();
}
