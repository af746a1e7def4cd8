import { Link } from "@remix-run/react";
import { useContext } from "react";
import type { CycleStepProps } from "#app/catalog/cycle-step-component.ts";
import { useLessonPath } from "#app/learning/ui/lesson-state.tsx";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { StateMark } from "../../ui/cycle-rows.tsx";
import type { LessonCycle, OwnCycle } from "../own-cycle.server.ts";
import { OwnCycleContext } from "../own-cycle.ts";
import { LessonAct } from "./lesson-act.tsx";
import { LessonDo } from "./lesson-do.tsx";
import { LessonPlan } from "./lesson-plan.tsx";
import { LessonStart } from "./lesson-start.tsx";
import { LessonStudy } from "./lesson-study.tsx";

/** A step of the reader's own cycle, to fill in while they learn about it. It is saved in the cycle itself. */
export function CycleStep({ step }: CycleStepProps) {
  const own = useContext(OwnCycleContext);
  const path = useLessonPath();
  const place = `your-cycle-${step}`;
  return (
    <section className="exercise exercise--notebook cycle-step" id={place} aria-labelledby={`${place}-title`}>
      <p className="exercise__kind" id={`${place}-title`}>
        {m.cycleStepKind({ step })}
      </p>
      {own === null ? (
        <p>
          {m.cycleStepGuest()} <Link to={`/sign-in?to=${encodeURIComponent(path)}`}>{m.cycleStepSignIn()}</Link>
        </p>
      ) : own.cycle === null ? (
        <LessonStart own={own} to={`${path}#${place}`} />
      ) : (
        <OwnStep {...{ step, own, cycle: own.cycle }} to={`${path}?cycle=${own.cycle.id}#${place}`} />
      )}
    </section>
  );
}

type StepProps = { own: OwnCycle; cycle: LessonCycle; to: string };

function OwnStep({ step, own, cycle, to }: StepProps & CycleStepProps) {
  return (
    <>
      <StateMark state={cycle.state} decision={cycle.decision} />
      <p className="cycle-step__title">
        <Link to={`/inquiry/${cycle.id}`}>{cycle.title}</Link>
      </p>
      <StepForm {...{ step, own, cycle, to }} />
      <p className="small soft">
        {m.cycleStepSaved({ when: cycle.savedAt })}{" "}
        <Link to={`/inquiry/${cycle.id}/${step}`}>{m.cycleStepWhole({ step })}</Link>
      </p>
      <OtherCycles others={own.others} step={step} />
    </>
  );
}

function StepForm({ step, own, cycle, to }: StepProps & CycleStepProps) {
  if (cycle.decision !== null && (step === "plan" || step === "do")) {
    return (
      <>
        <p>{m.cycleStepDecided()}</p>
        <p>
          <LinkButton to={`/inquiry/${cycle.id}/act#next`}>
            {m.inquiryStartNext({ number: cycle.number + 1 })}
          </LinkButton>
        </p>
      </>
    );
  }
  switch (step) {
    case "plan":
      return <LessonPlan person={own.personId} cycle={cycle} to={to} />;
    case "do":
      return <LessonDo own={own} cycle={cycle} to={to} />;
    case "study":
      return <LessonStudy person={own.personId} cycle={cycle} to={to} />;
    case "act":
      return <LessonAct person={own.personId} cycle={cycle} to={to} />;
  }
}

/** Links to the same lesson with another of their cycles. */
function OtherCycles({ others, step }: { others: OwnCycle["others"]; step: CycleStepProps["step"] }) {
  const path = useLessonPath();
  return (
    <details className="fold no-print">
      <summary>{m.cycleStepOthers()}</summary>
      <ul className="plain">
        {others.map(({ id, title }) => (
          <li key={id}>
            <Link className="target-link" to={`${path}?cycle=${id}#your-cycle-${step}`}>
              {title}
            </Link>
          </li>
        ))}
        <li>
          <Link className="target-link" to="/inquiry/new">
            {m.inquiryStart()}
          </Link>
        </li>
      </ul>
    </details>
  );
}
