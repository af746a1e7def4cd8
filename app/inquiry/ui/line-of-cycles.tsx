import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { shownPrediction, shownValue } from "#app/ui/chart/run-chart-words.ts";
import { classes } from "#app/ui/classes.ts";
import type { CycleState, Decision } from "../cycle.ts";
import type { LineSeries, Stretch } from "../line-series.ts";
import { LineChart } from "./line-chart.tsx";

export type LineEntry = {
  id: string;
  number: number;
  title: string;
  change: string;
  decision: Decision | null;
  state: CycleState;
  when: string | null;
  isOpen: boolean;
  isHere: boolean;
};

/** The cycles of a line one after another: what was tried, predicted, found and decided, over their common chart. */
export function LineOfCycles({ line, series }: { line: LineEntry[]; series: LineSeries[] }) {
  const [main, ...others] = series;
  const changes = new Map(line.map(({ number, change }) => [number, change]));
  return (
    <section aria-labelledby="line" className="stack-8">
      <h2 id="line">{m.inquiryLine({ count: line.length })}</h2>
      <ol className="plain cycle-line">
        {line.map((cycle) => (
          <LineCycle
            key={cycle.id}
            cycle={cycle}
            stretch={main?.stretches.find((each) => each.number === cycle.number)}
          />
        ))}
      </ol>
      {main ? <LineChart series={main} changes={changes} /> : null}
      {others.length > 0 ? (
        <details className="fold">
          <summary>{m.inquiryLineMore({ count: others.length })}</summary>
          <div className="stack-8">
            {others.map((each) => (
              <LineChart key={each.measure.id} series={each} changes={changes} />
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
}

function LineCycle({ cycle, stretch }: { cycle: LineEntry; stretch: Stretch | undefined }) {
  const { id, number, change, decision, state, when, isOpen, isHere } = cycle;
  const name = m.inquiryCycleNumber({ number });
  return (
    <li
      className={classes("cycle-line__cycle", `cycle-line__cycle--${state}`)}
      aria-current={isHere ? "step" : undefined}
    >
      <p className="cycle-line__number">{isOpen && !isHere ? <Link to={`/inquiry/${id}`}>{name}</Link> : name}</p>
      {isOpen ? (
        <>
          {change ? <p className="as-typed cycle-line__change">{change}</p> : null}
          {stretch ? <p className="small">{foundWords(stretch)}</p> : null}
          <p className="small soft">
            {[when, decision === null ? m.inquiryStateName({ state }) : m.inquiryDecided({ decision })]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </>
      ) : (
        <p className="small soft">{m.inquiryClosedCycle()}</p>
      )}
    </li>
  );
}

/** What a cycle predicted of a measure, beside its last point. */
function foundWords({ measure, last: { value } }: Stretch): string {
  const { kind, predictedLow: low, predictedHigh: high } = measure;
  const unit = kind === "share" ? "%" : measure.unit || undefined;
  const last = shownValue(Number(value.toFixed(kind === "share" ? 1 : 4)), unit);
  if (low === null || high === null) return m.inquiryLineLast({ last });
  return m.inquiryLinePredicted({ predicted: shownPrediction({ label: "", low, high }, unit), last });
}
