import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { CycleState, Decision } from "../cycle.ts";

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

/** The cycles of a line one after another: what was tried, when, and what was decided. */
export function LineOfCycles({ line }: { line: LineEntry[] }) {
  return (
    <section aria-labelledby="line" className="stack">
      <h2 id="line">{m.inquiryLine({ count: line.length })}</h2>
      <ol className="plain cycle-line">
        {line.map((cycle) => (
          <li
            key={cycle.id}
            className={`cycle-line__cycle cycle-line__cycle--${cycle.state}`}
            aria-current={cycle.isHere ? "step" : undefined}
          >
            <p className="cycle-line__number">
              {cycle.isOpen && !cycle.isHere ? (
                <Link to={`/inquiry/${cycle.id}`}>{m.inquiryCycleNumber({ number: cycle.number })}</Link>
              ) : (
                m.inquiryCycleNumber({ number: cycle.number })
              )}
            </p>
            {cycle.isOpen ? (
              <>
                {cycle.change ? <p className="as-typed small">{cycle.change}</p> : null}
                <p className="small soft">
                  {[
                    cycle.when,
                    cycle.decision === null
                      ? m.inquiryStateName({ state: cycle.state })
                      : m.inquiryDecided({ decision: cycle.decision }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </>
            ) : (
              <p className="small soft">{m.inquiryClosedCycle()}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
