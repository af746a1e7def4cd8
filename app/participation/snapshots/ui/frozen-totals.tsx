import { kindAsHeading } from "#app/identity/organizations/kind-words.ts";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { reachByKind } from "../../measures/reach.ts";
import type { ShownCell } from "../cell-words.ts";
import { headlineRows, totalsOf } from "../headline.ts";

/** The exact figures of a frozen period, and the organizations of each kind that took part. */
export function FrozenTotals({ cells }: { cells: ShownCell[] }) {
  const totals = totalsOf(cells);
  return (
    <>
      <section aria-labelledby="numbers" className="stack">
        <h2 id="numbers">{m.reportNumbers()}</h2>
        <Table
          caption={m.reportNumbers()}
          rows={headlineRows(totals, null)}
          keyOf={({ measure }) => measure}
          columns={[
            { heading: m.reportMeasure(), cell: ({ name }) => name, isRowHeading: true },
            { heading: m.reportThisPeriod(), cell: ({ now }) => now, isNumber: true },
          ]}
        />
      </section>
      <section aria-labelledby="kinds" className="stack">
        <h2 id="kinds">{m.participationReachByKind()}</h2>
        <Table
          caption={m.participationReachByKind()}
          rows={reachByKind(totals)}
          keyOf={({ kind }) => kind}
          columns={[
            { heading: m.participationKind(), cell: ({ kind }) => kindAsHeading(kind), isRowHeading: true },
            { heading: m.participationReach(), cell: ({ there }) => there, isNumber: true },
            { heading: m.participationPartners(), cell: ({ partners }) => partners, isNumber: true },
          ]}
        />
      </section>
    </>
  );
}
