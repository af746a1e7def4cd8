import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { NeedLine } from "../course-runs/learner-progress.server.ts";

/** What a course run needs from its learner before it earns hours: each with how it stands and where it is done. */
export function CourseNeeds({ needs }: { needs: NeedLine[] }) {
  return (
    <section aria-labelledby="needed" className="stack-2">
      <h2 id="needed">{m.courseRunsNeeded()}</h2>
      <p className="measure">{m.courseRunsNeededLead()}</p>
      <ol className="plain lines course-needs">
        {needs.map(({ need, isMet, isWaiting, words, to }) => (
          <li key={need} className="course-need" data-met={isMet || undefined}>
            <span className="course-need__state">{m.courseRunsState({ state: stateOf(isMet, isWaiting) })}</span>
            <span>
              <strong>{to ? <Link to={to}>{m.courseRunsNeed({ need })}</Link> : m.courseRunsNeed({ need })}</strong>
              <br />
              <span className="soft">{words}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const stateOf = (isMet: boolean, isWaiting: boolean) => (isMet ? "done" : isWaiting ? "waiting" : "open");

type Course = { to: string | null; lessons: number; minutes: number; workAsked: string };

/** What a course run consists of, for everybody. */
export function CourseOfRun({ course: { to, lessons, minutes, workAsked } }: { course: Course }) {
  const words = m.courseRunsContains({ lessons, minutes });
  return (
    <section aria-labelledby="course" className="stack-2">
      <h2 id="course">{m.courseRunsCourse()}</h2>
      <p>{to ? <Link to={to}>{words}</Link> : words}</p>
      <p className="measure">{m.courseRunsEarns()}</p>
      <h3>{m.courseRunsAsked()}</h3>
      <p className="measure typed-words">{workAsked}</p>
    </section>
  );
}
