import * as m from "#app/messages/catalog.ts";
import { type Column, Table } from "#app/ui/table.tsx";
import type { RubricRow, ArtifactTemplate as Template } from "../program.ts";

/** What an artifact asks for, and how it is read. */
export function ArtifactTemplate({ template }: { template: Template }) {
  return (
    <div className="stack">
      <dl className="artifact-fields measure">
        {template.fields.map(({ key, label, help, required }) => (
          <div key={key}>
            <dt>
              {label} {required ? null : <span className="soft">{m.programOptional()}</span>}
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
      <RubricTable title={m.programRubricOf({ title: template.title })} rows={template.rubric} />
    </div>
  );
}

const levels = [1, 2, 3, 4] as const;

/** A rubric as a table: a row for each thing that is looked at, its four levels from left to right. */
function RubricTable({ title, rows }: { title: string; rows: RubricRow[] }) {
  const row: Column<RubricRow> = {
    heading: m.programRubricRow(),
    cell: ({ title }) => title,
    isRowHeading: true,
  };
  const columns = levels.map(
    (level): Column<RubricRow> => ({
      heading: m.programRubricLevel({ level }),
      cell: ({ levels }) => levels[level - 1],
    }),
  );
  return (
    <div className="rubric">
      <Table caption={title} isCaptionShown columns={[row, ...columns]} rows={rows} keyOf={({ key }) => key} />
    </div>
  );
}
