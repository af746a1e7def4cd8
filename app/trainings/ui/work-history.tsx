import * as m from "#app/messages/catalog.ts";
import type { WorkEvent } from "../course-runs/work.ts";

export type WorkLine = { number: number; event: WorkEvent; name: string; when: string; text: string };

/** What was handed in and what the instructor answered, newest first. */
export function WorkHistory({ steps }: { steps: WorkLine[] }) {
  return (
    <section aria-labelledby="history" className="stack">
      <h2 id="history">{m.courseRunsHistory()}</h2>
      <ol className="plain stack" reversed>
        {steps.toReversed().map(({ number, event, name, when, text }) => (
          <li key={number} className="stack-1">
            <h3>{m.courseRunsStep({ event, name })}</h3>
            <p className="small soft">{when}</p>
            <div className="handed-in">{text}</div>
          </li>
        ))}
      </ol>
    </section>
  );
}
