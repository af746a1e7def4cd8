import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { sliceInWords } from "../../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "../cell-words.ts";
import { sliceRows, withheldInWords } from "../slice-rows.ts";

/** One published table: people of each group, and the share of them who finished a course. */
export function SliceTable({ slice, cells }: { slice: string; cells: ShownCell[] }) {
  const { rows, withheld } = sliceRows(slice, cells);
  if (rows.length + withheld.length === 0) return null;
  const [people, finished] =
    slice === "course"
      ? [m.participationBegan(), m.participationFinishedIt()]
      : [m.participationPeople(), m.participationFinishedACourse()];
  return (
    <section aria-labelledby={`slice-${slice}`} className="stack">
      <h2 id={`slice-${slice}`}>{sliceInWords(slice)}</h2>
      {rows.length > 0 ? (
        <Table
          caption={sliceInWords(slice)}
          rows={rows}
          keyOf={({ key }) => key}
          columns={[
            { heading: m.participationGroup(), cell: ({ heading }) => heading, isRowHeading: true },
            { heading: people, cell: (row) => <Shown cell={row.people} />, isNumber: true },
            { heading: finished, cell: (row) => <Shown cell={row.finished} />, isNumber: true },
          ]}
        />
      ) : null}
      {withheld.length > 0 ? <p className="small soft measure">{withheldInWords(withheld)}</p> : null}
    </section>
  );
}

function Shown({ cell }: { cell: ShownCell | undefined }) {
  const words = cellInWords(cell);
  return cell?.state === "withheld" ? <span className="withheld">{words}</span> : words;
}
