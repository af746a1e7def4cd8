import { Link } from "@remix-run/react";
import ArrowRight from "lucide-react/icons/arrow-right";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import type { Resume } from "#app/learning/progress.server.ts";
import { minutesLeftIn } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";

export type ContinueData = ReturnType<typeof continueCard>;

export function continueCard({ course, lesson, position, readAt }: Resume, timeZone: string) {
  return {
    address: lessonPath(course.slug, lesson.slug),
    lessonTitle: lesson.title,
    courseAddress: coursePath(course.slug),
    courseTitle: course.title,
    hasBegun: position !== null,
    words: [
      m.lessonPagePlace({ number: course.lessons.indexOf(lesson) + 1, count: course.lessons.length }),
      m.lessonMinutesLeft({ minutes: minutesLeftIn(lesson, position) }),
    ].join(" · "),
    readOn: readAt && position ? m.learningReadOn({ day: dayIn(timeZone, readAt) }) : null,
  };
}

/** The next step as one large button that leads to the exact place. */
export function ContinueCard({ resume }: { resume: ContinueData }) {
  return (
    <section className="continue" aria-labelledby="continue">
      <p className="continue__course">
        <Link to={resume.courseAddress}>{resume.courseTitle}</Link>
      </p>
      <h2 id="continue" className="continue__lesson">
        {resume.lessonTitle}
      </h2>
      <p className="soft numbers">{resume.words}</p>
      <p className="continue__go">
        <LinkButton to={resume.address} tone="primary" size="large">
          {resume.hasBegun ? m.learningContinue() : m.learningBeginLesson()}
          <ArrowRight className="icon icon--directed" />
        </LinkButton>
      </p>
      {resume.readOn ? <p className="small soft">{resume.readOn}</p> : null}
    </section>
  );
}
