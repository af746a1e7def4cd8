import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { StepFacts } from "./step-facts.tsx";

type Session = { title: string; to: string | null };

type Week = {
  next: (Session & { when: string }) | null;
  last: (Session & { attendance: string }) | null;
  steps: { id: string; text: string; owner: string; to: string; due: string | null }[];
  moreSteps: number;
};

/** A cohort's near future: its next session, attendance at the last one, and open next steps. */
export function CohortWeek({ week: { next, last, steps, moreSteps } }: { week: Week }) {
  return (
    <>
      {next ? (
        <section aria-labelledby="next" className="stack-2">
          <h2 id="next">{m.deskNextSession()}</h2>
          <p>
            <Named session={next} /> · {next.when}
          </p>
          {last ? (
            <p className="soft">
              {m.deskLastSession()}: <Named session={last} /> · {last.attendance}
            </p>
          ) : null}
        </section>
      ) : null}
      {steps.length > 0 ? (
        <section aria-labelledby="steps" className="stack-2">
          <h2 id="steps">{m.deskSteps()}</h2>
          <ul className="plain lines">
            {steps.map(({ id, text, owner, due, to }) => (
              <li key={id}>
                <Link to={to}>{text}</Link>
                <StepFacts owner={owner} due={due} />
              </li>
            ))}
          </ul>
          {moreSteps > 0 ? <p className="soft">{m.deskMoreSteps({ count: moreSteps })}</p> : null}
        </section>
      ) : null}
    </>
  );
}

function Named({ session: { title, to } }: { session: Session }) {
  return to ? <Link to={to}>{title}</Link> : title;
}

type Assigned = { id: string; title: string; to: string; due: string | null };

/** A member's open assignments in this cohort. */
export function AssignedHere({ assigned }: { assigned: Assigned[] }) {
  return (
    <section aria-labelledby="assigned" className="stack-2">
      <h2 id="assigned">{m.assignedTitle()}</h2>
      <ul className="plain lines">
        {assigned.map(({ id, title, to, due }) => (
          <li key={id}>
            <Link to={to}>{title}</Link>
            {due ? <span className="soft"> · {due}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
