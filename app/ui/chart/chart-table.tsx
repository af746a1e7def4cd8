import * as m from "#app/messages/catalog.ts";
import { Table } from "../table.tsx";

type Row = { key: string; heading: string; cells: string[] };

/** The chart's numbers as a table, for readers and screen readers. */
export function ChartTable({ caption, columns, rows }: { caption: string; columns: string[]; rows: Row[] }) {
  return (
    <details className="chart__table">
      <summary>{m.lessonChartTable()}</summary>
      <Table
        caption={caption}
        isCaptionShown
        narrow="scroll"
        rows={rows}
        keyOf={({ key }) => key}
        columns={columns.map((heading, index) => ({
          heading,
          isRowHeading: index === 0,
          cell: (row: Row) => (index === 0 ? row.heading : row.cells[index - 1]),
        }))}
      />
    </details>
  );
}
