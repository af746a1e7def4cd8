import * as m from "#app/messages/catalog.ts";
import { sliceKeys } from "../../slices/slice.ts";
import type { ShownCell } from "../cell-words.ts";
import { SurveyTables } from "../surveys/ui/survey-tables.tsx";
import { FrozenTotals } from "./frozen-totals.tsx";
import { SliceTable } from "./slice-table.tsx";

/** Every published table of a period, with the explanation of withheld cells once. `isComplete`: whether the check ended. */
export function FrozenTables({ cells, isComplete }: { cells: ShownCell[]; isComplete: boolean }) {
  const groups = cells.filter(({ slice }) => slice !== "total");
  const withheld = groups.filter(({ state }) => state === "withheld").length;
  return (
    <div className="stack stack-8">
      <FrozenTotals cells={cells} />
      <div className="stack-2 measure">
        <p>{m.participationWithheldNote()}</p>
        <p className="small soft">{m.participationWithheldMany({ withheld, all: groups.length })}</p>
        {isComplete ? null : <p>{m.participationNotChecked()}</p>}
        {isComplete && withheld > 0 && withheld === groups.length ? <p>{m.participationNoGroups()}</p> : null}
      </div>
      {sliceKeys.map((slice) => (
        <SliceTable key={slice} slice={slice} cells={cells} />
      ))}
      <SurveyTables cells={cells} />
      <p className="small soft measure">{m.participationRecomputeNote()}</p>
    </div>
  );
}
