import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import { rowInWords, sliceInWords } from "../../slices/slice-words.ts";
import { cellInWords, type ShownCell } from "../cell-words.ts";

type Row = { key: string; heading: string; people: ShownCell | undefined; finished: ShownCell | undefined };

/** One published table: people of each group, and the share of them who finished a course. */
export function SliceTable({ slice, cells }: { slice: string; cells: ShownCell[] }) {
  const rows = rowsOf(cells.filter((cell) => cell.slice === slice));
  if (rows.length === 0) return null;
  const [people, finished] =
    slice === "course"
      ? [m.participationBegan(), m.participationFinishedIt()]
      : [m.participationPeople(), m.participationFinishedACourse()];
  return (
    <section aria-labelledby={`slice-${slice}`} className="stack">
      <h2 id={`slice-${slice}`}>{sliceInWords(slice)}</h2>
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
    </section>
  );
}

function Shown({ cell }: { cell: ShownCell | undefined }) {
  const words = cellInWords(cell);
  return cell?.state === "withheld" ? <span className="withheld">{words}</span> : words;
}

/** Broader categories before what is in them: kinds of organizations, then organizations by name. */
function rowsOf(cells: ShownCell[]): Row[] {
  const rows = new Map<string, Row>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? {
      key: cell.row,
      heading: rowInWords(cell),
      people: undefined,
      finished: undefined,
    };
    if (cell.measure === "people") row.people = cell;
    if (cell.measure === "finished") row.finished = cell;
    rows.set(cell.row, row);
  }
  return [...rows.values()];
}
