import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { sliceHeadings, sliceInWords } from "../../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "../cell-words.ts";
import { type SliceRow, sliceRows, withheldInWords } from "../slice-rows.ts";

/** One published table: people of each group, and their share that it shows. */
export function SliceTable({ slice, cells }: { slice: string; cells: ShownCell[] }) {
  const { rows, withheld } = sliceRows(slice, cells);
  if (rows.length + withheld.length === 0) return null;
  const { people, share, days } = sliceHeadings(slice);
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
            { heading: share, cell: (row) => <Shown cell={row.share} />, isNumber: true },
            ...(days ? [{ heading: days, cell: (row: SliceRow) => <Shown cell={row.days} />, isNumber: true }] : []),
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
