import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import type { CycleState, Decision, PlanPart } from "../cycle.ts";
import type { Step } from "../step.ts";
import { StateMark } from "./cycle-rows.tsx";

/** Where the cycle is, and the one thing to do next. */
export function NextThing({
  cycleId,
  state,
  decision,
  step,
  missing,
  dataDay,
}: {
  cycleId: string;
  state: CycleState;
  decision: Decision | null;
  step: Step;
  /** The gaps of the plan. */
  missing: PlanPart[];
  dataDay: { words: string; isDue: boolean } | null;
}) {
  const isReady = state === "planning" && missing.length === 0;
  const to = isReady ? "do" : step;
  return (
    <section className="next-thing stack">
      <StateMark state={state} decision={decision} />
      {state === "planning" && missing.length > 0 ? (
        <>
          <p>{m.inquiryPlanNeeds()}</p>
          <ul className="bullets">
            {missing.map((part) => (
              <li key={part}>{m.inquiryPlanNeed({ part })}</li>
            ))}
          </ul>
        </>
      ) : null}
      {dataDay && to === "do" ? (
        <p>
          {dataDay.isDue ? m.inquiryDataDayDue({ day: dataDay.words }) : m.inquiryNextDataDay({ day: dataDay.words })}
        </p>
      ) : null}
      <p>
        <LinkButton to={`/inquiry/${cycleId}/${to}`} tone="primary" size="large">
          {m.inquiryGoTo({ step: to })}
        </LinkButton>
      </p>
    </section>
  );
}
