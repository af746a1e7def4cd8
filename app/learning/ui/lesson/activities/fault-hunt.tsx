import { cellField, fieldName } from "#app/catalog/activity.ts";
import type { FaultHuntProps } from "#app/catalog/data-activity-props.ts";
import * as m from "#app/messages/catalog.ts";
import { Activity, useActivity } from "./activity.tsx";

type Fault = FaultHuntProps["faults"][number];

/** A table whose cells can be marked as faulty. Found faults are explained; the others stay hidden until asked for. */
export function FaultHunt({ id, question, caption, columns, rows, faults, synthetic }: FaultHuntProps) {
  const activity = useActivity(id);
  const { fields } = activity;
  const isMarked = (fault: Fault) => fields[cellField(fault.row, columns.indexOf(fault.column) + 1)] !== undefined;
  const found = faults.filter(isMarked);
  const shown = fields.all === undefined ? found : faults;
  return (
    <Activity
      id={id}
      look="hunt"
      kind={m.practiceHuntKind()}
      activity={activity}
      saveLabel={m.practiceHuntSave()}
      outcome={
        <>
          <p>
            <strong>{m.practiceHuntFound({ found: found.length, count: faults.length })}</strong>
          </p>
          <Explained faults={shown} isFound={isMarked} rows={rows} />
          <Others {...{ columns, rows, faults, fields }} />
          {found.length < faults.length ? (
            <label className="choice">
              <input
                type="checkbox"
                name={fieldName("all")}
                value="yes"
                defaultChecked={fields.all !== undefined}
                onChange={({ currentTarget: { form } }) => activity.saveInTurn(form)}
              />
              <span>{m.practiceHuntAll()}</span>
            </label>
          ) : null}
        </>
      }
    >
      <p className="exercise__question">
        {question}
        <span className="exercise__how">{m.practiceHuntHow()}</span>
      </p>
      {synthetic ? <p className="chart__synthetic">{m.lessonChartSynthetic()}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and then the keyboard must reach it */}
      <section className="table-scroll" tabIndex={0} aria-label={caption}>
        <table className="hunt">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, place) => (
                <th key={column} id={`${id}-column-${place}`} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
              <tr key={at}>
                {row.map((cell, place) => {
                  const field = cellField(at + 1, place + 1);
                  const Cell = place === 0 ? "th" : "td";
                  return (
                    <Cell
                      key={field}
                      id={place === 0 ? `${id}-row-${at}` : undefined}
                      scope={place === 0 ? "row" : undefined}
                    >
                      <MarkedCell
                        field={field}
                        cell={cell}
                        isMarked={fields[field] !== undefined}
                        headings={`${id}-row-${at} ${id}-column-${place}`}
                      />
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Activity>
  );
}

type MarkedCellProps = {
  field: string;
  cell: string | number;
  isMarked: boolean;
  /** Ids of the headings of its row and column: a number says little to those who go from box to box. */
  headings: string;
};

function MarkedCell({ field, cell, isMarked, headings }: MarkedCellProps) {
  return (
    <label className="hunt__cell">
      <input
        type="checkbox"
        name={fieldName(field)}
        value="yes"
        defaultChecked={isMarked}
        aria-describedby={headings}
      />
      <span>{cell === "" ? m.practiceHuntEmpty() : cell}</span>
    </label>
  );
}

function Explained({
  faults,
  isFound,
  rows,
}: Pick<FaultHuntProps, "faults" | "rows"> & { isFound: (fault: Fault) => boolean }) {
  return (
    <dl className="sort__views">
      {faults.map((fault) => (
        <div key={fault.id}>
          <dt>
            {m.practiceHuntPlace({ row: String(rows[fault.row - 1]?.[0] ?? fault.row), column: fault.column })}{" "}
            {fault.text}
          </dt>
          <dd>
            {isFound(fault) ? null : <strong>{m.practiceHuntMissed()} </strong>}
            {fault.because}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Marked cells in which the author sees nothing: a learner may be right all the same. */
function Others({
  columns,
  rows,
  faults,
  fields,
}: Pick<FaultHuntProps, "columns" | "rows" | "faults"> & { fields: Record<string, string> }) {
  const others = rows.flatMap((row, at) =>
    columns.flatMap((column, place) => {
      const isFault = faults.some((fault) => fault.row === at + 1 && fault.column === column);
      return fields[cellField(at + 1, place + 1)] && !isFault
        ? [m.practiceHuntPlace({ row: String(row[0]), column })]
        : [];
    }),
  );
  return others.length > 0 ? (
    <p>
      {m.practiceHuntOthers()} {others.join(" ")}
    </p>
  ) : null;
}
