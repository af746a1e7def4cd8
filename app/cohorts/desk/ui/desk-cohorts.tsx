import { StepFacts } from "#app/cohorts/ui/step-facts.tsx";
import * as m from "#app/messages/catalog.ts";
import type { Desk } from "../desk.server.ts";

type Cohort = Desk["cohorts"][number];

/** Each cohort with its next session, the attendance of its last one, and its open next steps. */
export function DeskCohorts({ cohorts }: { cohorts: Desk["cohorts"] }) {
  return (
    <section aria-labelledby="cohorts" className="stack desk__section">
      <h2 id="cohorts">{m.deskCohorts()}</h2>
      <ul className="plain desk__cohorts">
        {cohorts.map((cohort) => (
          <li key={cohort.id} className="stack stack-2">
            <h3 className="desk__cohort">
              <a href={`/cohorts/${cohort.id}`}>{cohort.name}</a>
              <span className="soft"> · {m.cohortsMembers({ count: cohort.memberCount })}</span>
            </h3>
            <Sessions cohort={cohort} />
            <Steps cohort={cohort} />
            <p data-desk-item className="desk__item">
              <a href={`/cohorts/${cohort.id}/log/new`} aria-label={m.deskAddContactOf({ cohort: cohort.name })}>
                {m.deskAddContact()}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ cohort: { next, last } }: { cohort: Cohort }) {
  return (
    <dl className="facts">
      <div>
        <dt>{m.deskNextSession()}</dt>
        <dd>
          {next ? (
            <>
              <span data-desk-item className="desk__item">
                <a href={next.to}>{next.title}</a>
              </span>
              <span className="soft"> · {next.when}</span>
            </>
          ) : (
            m.deskNoNextSession()
          )}
        </dd>
      </div>
      {last ? (
        <div>
          <dt>{m.deskLastSession()}</dt>
          <dd>
            <span data-desk-item className="desk__item">
              <a href={last.to}>{last.title}</a>
            </span>
            <span className="soft"> · {last.attendance}</span>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

function Steps({ cohort: { id, name, steps, moreSteps } }: { cohort: Cohort }) {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby={`steps-${id}`}>
      <h4 id={`steps-${id}`} className="desk__cohort">
        {m.deskSteps()} <span className="visually-hidden">{name}</span>
      </h4>
      <ul className="plain lines">
        {steps.map(({ id: stepId, text, owner, due, to }) => (
          <li key={stepId} data-desk-item className="desk__item">
            <a href={to}>{text}</a>
            <StepFacts owner={owner} due={due} />
          </li>
        ))}
      </ul>
      {moreSteps > 0 ? <p className="soft">{m.deskMoreSteps({ count: moreSteps })}</p> : null}
    </section>
  );
}
