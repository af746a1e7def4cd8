import { Form } from "@remix-run/react";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import type { CourseView } from "./course-view.ts";

/** The person's progress in the course, and the one next step. */
export function CourseStart({ course }: { course: CourseView }) {
  const { state, standing, share } = course;
  return (
    <div className="course-start">
      {standing && state !== "not-started" ? (
        <div className="stack stack-2">
          <p className={state === "finished" ? "course-start__finished done" : undefined}>
            {state === "finished" ? <Icon name="circle-check" /> : null}
            {standing}
          </p>
          <ProgressLine share={share} />
          {course.finishedUnderOlderRule ? <p className="small soft">{m.courseOlderRule()}</p> : null}
        </div>
      ) : null}
      <NextThing course={course} />
    </div>
  );
}

function NextThing({ course }: { course: CourseView }) {
  const { slug, state, next, first, waiting, isSignedIn } = course;
  const lesson = (lessonSlug: string) => lessonPath(slug, lessonSlug);
  if (!isSignedIn) {
    const to = encodeURIComponent(coursePath(slug));
    return (
      <>
        <div className="cluster">
          {first ? (
            <LinkButton to={lesson(first.slug)} tone="primary" size="large">
              <StartLesson lesson={first} />
            </LinkButton>
          ) : null}
          <LinkButton to={`/sign-in?to=${to}`} size="large">
            {m.navSignIn()}
          </LinkButton>
        </div>
        <p className="small soft">{m.courseSignUpWhy()}</p>
      </>
    );
  }
  if (state === "finished") {
    return (
      <>
        {first ? (
          <div>
            <LinkButton to={lesson(next?.slug ?? first.slug)}>
              {next ? m.courseGoOnWith({ title: next.title }) : m.courseReadAgain()}
            </LinkButton>
          </div>
        ) : null}
        <Form method="post" action={`${coursePath(slug)}/evaluation`} className="stack-2">
          <Button>{m.courseEvaluate()}</Button>
          <p className="small soft">{m.courseEvaluateHelp()}</p>
        </Form>
      </>
    );
  }
  if (state === "not-started") {
    return (
      <Form method="post" action={`${coursePath(slug)}/enrollment`}>
        <Button tone="primary" size="large" disabled={!next}>
          {next ? <StartLesson lesson={next} /> : m.courseStart()}
        </Button>
      </Form>
    );
  }
  return next ? (
    <div>
      <LinkButton to={lesson(next.slug)} tone="primary" size="large">
        <span>
          {m.courseContinue({ title: next.title })}{" "}
          <span className="lesson-end__minutes nowrap">{m.outlineMinutes({ minutes: next.minutes })}</span>
        </span>
        <Icon name="arrow-right" className="icon--directed" />
      </LinkButton>
    </div>
  ) : (
    <p>{waiting ? waitingWords(waiting) : m.courseAllRead()}</p>
  );
}

function StartLesson({ lesson }: { lesson: NonNullable<CourseView["next"]> }) {
  return (
    <>
      <span>
        {m.guestStartLesson({ title: lesson.title })}{" "}
        <span className="lesson-end__minutes nowrap">{m.outlineMinutes({ minutes: lesson.minutes })}</span>
      </span>
      <Icon name="arrow-right" className="icon--directed" />
    </>
  );
}

function waitingWords({ count, titles }: NonNullable<CourseView["waiting"]>): string {
  const quoted = titles.map((title) => `“${title}”`);
  return m.courseWaits({ count, what: new Intl.ListFormat("en-US").format(quoted) });
}
