import { useId } from "react";

/** A few facts with what they are about. */
export function Facts({ title, facts }: { title: string; facts: [string, string][] }) {
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="table">
        <caption className="visually-hidden">{title}</caption>
        <tbody>
          {facts.map(([what, value]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Facts of the same kind, each in its row; only the note where there are none. */
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
  /** What one opens to see the rows, where they are more than most need. */
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
    <section className="scroll-x" tabIndex={0} aria-label={title}>
      <table className="table table--entries">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...others]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {others.map((value, index) => (
                <td
                  key={columns[index + 1]}
                  data-label={columns[index + 1]}
                  className={numbers.includes(index + 1) ? "numbers" : undefined}
                >
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
