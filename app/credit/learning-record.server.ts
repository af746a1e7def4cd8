import * as m from "#app/messages/catalog.ts";
import { shortDay } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { creditOfRun, hoursOfEntry } from "./ledger.ts";
import { listEntriesOf } from "./queries/ledger.server.ts";

export type RecordLine = {
  runId: string;
  title: string;
  /** The last day of the offering, as YYYY-MM-DD and in words. */
  earnedOn: string;
  day: string;
  minutes: number;
  /** Hours that were awarded, and a dash before the award. */
  hours: string;
  designations: string;
  waitsFor: "signature" | "award" | null;
  standing: string;
};

/** A person's earned credit, by training, newest first. */
export async function learningRecord(db: Db, personId: string): Promise<RecordLine[]> {
  const rows = await listEntriesOf(db, personId);
  const byRun = Map.groupBy(rows, ({ entry }) => entry.runId);
  const lines = [...byRun].flatMap(([runId, entries]): RecordLine[] => {
    const [first] = entries;
    const credit = creditOfRun(entries.map(({ entry }) => entry));
    const counts = credit.awarded?.minutes ?? (credit.claimed ? credit.claimable : credit.earned?.minutes);
    if (!first || !counts) return [];
    const { earnedOn } = first.entry;
    const state = credit.awarded ? "awarded" : (credit.waitsFor ?? "nothing");
    return [
      {
        ...{ runId, title: first.title, earnedOn, day: shortDay(earnedOn), minutes: counts },
        hours: credit.awarded ? String(hoursOfEntry(credit.awarded)) : "–",
        designations: (credit.awarded?.designations ?? [])
          .map((each) => m.creditDesignation({ designation: each }))
          .join(", "),
        waitsFor: credit.waitsFor,
        standing: m.creditStandingOf({ state }),
      },
    ];
  });
  return lines.reverse();
}
