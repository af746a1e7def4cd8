import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import type { CycleKind, CycleState, Decision } from "../cycle.ts";
import type { Step } from "../step.ts";

export type CycleRow = {
  id: string;
  title: string;
  number: number;
  kind: CycleKind;
  change: string;
  team: string;
  state: CycleState;
  decision: Decision | null;
  when: string | null;
  dataDay: string | null;
  /** The team's next step. */
  step: Step;
};

/** Cycles in a list. Of one's own that are not decided, each leads to what comes next. */
export function CycleRows({ cycles, isOwn = false }: { cycles: CycleRow[]; isOwn?: boolean }) {
  return (
    <ul className="plain rows cycles">
      {cycles.map((cycle) => (
        <li key={cycle.id} className="cycle-row">
          <StateMark state={cycle.state} decision={cycle.decision} />
          <div className="stack-2">
            <p className="cycle-row__title">
              <Link to={`/inquiry/${cycle.id}`}>{cycle.title}</Link>
            </p>
            {cycle.change ? <p className="as-typed">{cycle.change}</p> : null}
            <p className="small soft">
              {[
                cycle.kind === "listening" ? m.inquiryListening() : m.inquiryCycleNumber({ number: cycle.number }),
                cycle.when,
                cycle.team,
                cycle.dataDay && m.inquiryNextDataDay({ day: cycle.dataDay }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </div>
          {isOwn && cycle.decision === null ? (
            <p className="cycle-row__next">
              <LinkButton to={`/inquiry/${cycle.id}/${cycle.step}`}>{m.inquiryGoTo({ step: cycle.step })}</LinkButton>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Where a cycle is, in a word with a drawn wheel of its four steps. */
export function StateMark({ state, decision }: { state: CycleState; decision: Decision | null }) {
  const done = { planning: 1, running: 2, decided: 4 }[state];
  return (
    <p className={`cycle-state cycle-state--${state}`}>
      <svg viewBox="0 0 24 24" aria-hidden="true" className="cycle-state__wheel">
        {[0, 1, 2, 3].map((quarter) => (
          <path
            key={quarter}
            d="M12 2.5 A9.5 9.5 0 0 1 21.5 12"
            transform={`rotate(${quarter * 90 + 3} 12 12)`}
            pathLength={100}
            className={quarter < done ? "is-done" : undefined}
          />
        ))}
      </svg>
      <span>{decision === null ? m.inquiryStateName({ state }) : m.inquiryDecided({ decision })}</span>
    </p>
  );
}
