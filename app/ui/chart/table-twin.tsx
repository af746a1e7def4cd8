import * as m from "#app/messages/catalog.ts";

/** The same numbers as the chart, for whoever reads tables better, by eye or by ear. */
export function TableTwin({
  caption,
  columns,
  rows,
}: {
  caption: string;
  columns: string[];
  rows: { key: string; heading: string; cells: string[] }[];
}) {
  const [first, ...others] = columns;
  return (
    <details className="chart__table">
      <summary>{m.lessonChartTable()}</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a table that scrolls, no set of fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on a phone, and then the keyboard must reach it */}
      <div className="scroll-x" role="group" tabIndex={0} aria-label={caption}>
        <table className="table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {others.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.heading}</th>
                {row.cells.map((cell, index) => (
                  <td key={others[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
