import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";

type Row = {
  line: number;
  says: string;
  effects: string[];
  problems: { column: string; message: string }[];
};

/** Rows of a file with their problems or effects. */
export function ImportRows({ rows }: { rows: Row[] }) {
  return (
    <Table
      caption={m.importsRowsCaption()}
      rows={rows}
      keyOf={({ line }) => line}
      columns={[
        { heading: m.importsColumnLine(), isRowHeading: true, hasNarrowLabel: true, cell: ({ line }) => line },
        { heading: m.importsColumnWhat(), className: "invitation-to", cell: ({ says }) => says },
        { heading: m.importsColumnOutcome(), hasNarrowLabel: false, cell: Outcome },
      ]}
    />
  );
}

function Outcome({ problems, effects }: Row) {
  if (problems.length === 0) return effects.join(" ");
  return (
    <ul className="plain">
      {problems.map(({ column, message }) => (
        <li key={`${column} ${message}`} className="attention">
          {column ? m.importsProblemIn({ column: m.importsColumnName({ column }), message }) : message}
        </li>
      ))}
    </ul>
  );
}
