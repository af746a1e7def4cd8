import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";

export type PreviewedRow = {
  /** The row's number in the sheet. */
  line: number;
  when: string;
  minutes: number;
  what: string;
  who: string;
  problems: string[];
};

/** A preview of a pasted sheet. With a problem in any row nothing can be added, and each problem names its row. */
export function SheetPreview({ rows, hidden }: { rows: PreviewedRow[]; hidden: Record<string, string | number> }) {
  const wrong = rows.filter(({ problems }) => problems.length > 0);
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">{m.pastePreview({ count: rows.length })}</h2>
      {wrong.length > 0 ? (
        <Notice kind="care" title={m.pasteProblems({ count: wrong.length })} live>
          <ul>
            {wrong.map(({ line, problems }) => (
              <li key={line}>{m.pasteProblemLine({ line, problem: problems.join(" ") })}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <PostForm reply={undefined} submit={m.pasteAdd({ count: rows.length })} hidden={hidden} />
      )}
      <Table
        caption={m.pastePreview({ count: rows.length })}
        rows={rows}
        keyOf={({ line }) => line}
        columns={[
          { heading: m.pasteRow(), isNumber: true, cell: ({ line }) => line },
          { heading: m.coachingLogKindLabel(), isRowHeading: true, cell: ({ what }) => what },
          { heading: m.coachingLogDay(), cell: ({ when, problems }) => (problems.length > 0 ? "–" : when) },
          { heading: m.coachingLogMinutesHeading(), isNumber: true, cell: ({ minutes }) => minutes },
          { heading: m.coachingLogWho(), cell: ({ who }) => who },
        ]}
      />
    </section>
  );
}
