import { useId } from "react";
import { Table } from "#app/ui/table.tsx";

/** A few facts under a title. */
export function Facts({ title, facts }: { title: string; facts: [string, string][] }) {
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Table
        caption={title}
        rows={facts}
        keyOf={([what]) => what}
        hasHeadings={false}
        narrow="scroll"
        columns={[
          { heading: "what", isRowHeading: true, cell: ([what]) => what },
          { heading: "value", cell: ([, value]) => value },
        ]}
      />
    </section>
  );
}

/** Facts of one kind in rows; only the note if there are none. */
export function FactTable({
  title,
  note = null,
  columns,
  rows,
  numbers = [],
  fold = null,
}: {
  title: string;
  note?: string | null;
  /** The label that unfolds the rows, if there are more than most readers need. */
  fold?: string | null;
  columns: string[];
  rows: string[][];
  /** Which columns hold numbers. */
  numbers?: number[];
}) {
  return (
    <div className="stack">
      <h2>{title}</h2>
      {note ? <p className="measure">{note}</p> : null}
      {rows.length > 0 && fold ? (
        <details className="fold">
          <summary>{fold}</summary>
          <Rows {...{ title, columns, rows, numbers }} />
        </details>
      ) : null}
      {rows.length > 0 && !fold ? <Rows {...{ title, columns, rows, numbers }} /> : null}
    </div>
  );
}

function Rows({
  title,
  columns,
  rows,
  numbers,
}: {
  title: string;
  columns: string[];
  rows: string[][];
  numbers: number[];
}) {
  return (
    <Table
      caption={title}
      rows={rows}
      keyOf={([first = ""]) => first}
      columns={columns.map((heading, index) => ({
        heading,
        isRowHeading: index === 0,
        isNumber: numbers.includes(index),
        cell: (row: string[]) => row[index],
      }))}
    />
  );
}
