import * as m from "#app/messages/catalog.ts";

type Row = {
  line: number;
  says: string;
  effects: string[];
  problems: { column: string; message: string }[];
};

/** Rows of a file with what is wrong in each, or what each would do. */
export function ImportRows({ rows }: { rows: Row[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard needs to get into it
    <section className="scroll-x" tabIndex={0} aria-label={m.importsRows()}>
      <table className="table table--entries">
        <caption className="visually-hidden">{m.importsRowsCaption()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.importsColumnLine()}</th>
            <th scope="col">{m.importsColumnWhat()}</th>
            <th scope="col">{m.importsColumnOutcome()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, says, effects, problems }) => (
            <tr key={line}>
              <th scope="row" data-label={m.importsColumnLine()}>
                {line}
              </th>
              <td className="invitation-to" data-label={m.importsColumnWhat()}>
                {says}
              </td>
              <td data-label={problems.length > 0 ? undefined : m.importsColumnOutcome()}>
                {problems.length > 0 ? (
                  <ul className="plain">
                    {problems.map(({ column, message }) => (
                      <li key={`${column} ${message}`} className="attention">
                        {column ? m.importsProblemIn({ column, message }) : message}
                      </li>
                    ))}
                  </ul>
                ) : (
                  effects.join(" ")
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
