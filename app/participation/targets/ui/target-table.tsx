import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import type { TargetWords } from "../target-words.ts";

/** What a grant planned beside what happened. */
export function TargetTable({ at, rows }: { at: string; rows: TargetWords[] }) {
  return (
    <Table
      caption={m.targetTitle()}
      rows={rows}
      keyOf={({ measure }) => measure}
      columns={[
        {
          heading: m.reportMeasure(),
          cell: ({ measure, name }) => <Link to={`${at}/${measure}`}>{name}</Link>,
          isRowHeading: true,
        },
        { heading: m.targetPlanned(), cell: ({ planned }) => planned, isNumber: true },
        { heading: m.targetActual(), cell: ({ actual }) => <strong>{actual}</strong>, isNumber: true },
        { heading: m.targetDifferenceHeading(), cell: ({ difference }) => difference },
        { heading: m.targetReason(), cell: ({ reason }) => reason || m.targetNoReason() },
        { heading: m.targetBudgetLine(), cell: ({ budgetLine }) => budgetLine || m.targetNoBudgetLine() },
      ]}
    />
  );
}
