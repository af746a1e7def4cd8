import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { coursePath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { CourseView } from "./course-view.ts";

/** Background on a course: audience, prerequisites, completion rule, topics and authors. */
export function CourseFacts({ course }: { course: CourseView }) {
  return (
    <>
      <Fact id="for" title={m.courseForTitle()}>
        <p>{course.audience}</p>
      </Fact>
      <Fact id="before" title={m.courseBeforeTitle()}>
        {course.prerequisites.length === 0 ? <p>{m.courseBeforeNone()}</p> : null}
        <ul className="bullets">
          {course.prerequisites.map(({ slug, title, reason, isRequired }) => (
            <li key={slug}>
              <Link to={coursePath(slug)}>{title}</Link> (
              {isRequired ? m.courseBeforeRequired() : m.courseBeforeAdvised()}). {reason}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact id="completion" title={m.courseCompletionTitle()}>
        <p>{m.courseCompletionLead()}</p>
        <ul className="plain requirements">
          {course.requirements.map(({ words, isMet, link }) => (
            <li key={link?.to ?? words}>
              {isMet ? <Icon name="check" className="done" /> : <Icon name="circle" className="soft" />}
              <span>
                {words}
                {link ? (
                  <>
                    : <Link to={link.to}>{link.words}</Link>
                  </>
                ) : null}
                {isMet ? <span className="done"> ({m.outlineDone()})</span> : null}
              </span>
            </li>
          ))}
        </ul>
      </Fact>
      <Fact id="clock-hours" title={m.courseHoursTitle()}>
        <p>{course.clockHours.isEligible ? m.courseHoursMaybe() : m.courseHoursNo()}</p>
        {course.clockHours.note ? <p>{course.clockHours.note}</p> : null}
        {course.clockHours.isEligible ? <p>{m.courseHoursIssued()}</p> : null}
      </Fact>
      {course.topics.length > 0 ? (
        <Fact id="topics" title={m.catalogTopic()}>
          <p>{course.topics.join(", ")}</p>
        </Fact>
      ) : null}
      <Fact id="authors" title={m.courseAuthorsTitle()}>
        <p>{course.authors.join(", ")}</p>
      </Fact>
    </>
  );
}

function Fact({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="fact stack stack-2">
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
