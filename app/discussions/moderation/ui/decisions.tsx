import * as m from "#app/messages/catalog.ts";
import type { ReportOutcome } from "../report.ts";

type Shown = {
  key: string;
  outcome: ReportOutcome;
  reason: string | null;
  until: string | null;
  day: string;
  topicTitle: string;
  spaceTitle: string;
  author: string;
  by: string;
};

/** What was decided lately, by whom and with which words: the trail that those who keep a space share. */
export function Decisions({ decisions }: { decisions: Shown[] }) {
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decided" className="stack">
      <h2 id="decided">{m.reportsDecided()}</h2>
      <ul className="plain lines">
        {decisions.map((each) => (
          <li key={each.key} className="stack-2">
            <p>
              <strong>
                <bdi>{each.author}</bdi>
              </strong>{" "}
              · {m.reportsDecidedAs({ outcome: each.outcome, until: each.until ?? "" })}
            </p>
            {each.reason ? <blockquote dir="auto">{each.reason}</blockquote> : null}
            <p className="small soft">
              <bdi>{each.spaceTitle}</bdi> · <bdi>{each.topicTitle}</bdi> ·{" "}
              {m.noticesBy({ name: each.by, day: each.day })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
