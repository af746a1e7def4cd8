import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import type { Lock } from "#app/learning/progress.ts";
import * as m from "#app/messages/catalog.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { lockAddress, lockWords } from "./lock-words.ts";

export type NextStep = { kind: "lesson"; slug: string; title: string; minutes: number } | { kind: "course" };

type Props = {
  personId: string;
  courseSlug: string;
  courseTitle: string;
  lessonSlug: string;
  /** How and when it was completed, in words; null while it is open. */
  completion: string | null;
  locks: Lock[];
  /** The learner's work here: prompts answered out of all, and reflections written. */
  did: { answered: number; prompts: number; reflections: number };
  course: { completedCount: number; requiredCount: number; percent: number; isFinished: boolean; stillAsks: string[] };
  next: NextStep;
};

/** The learner's work in this lesson, the button to complete or reopen it, and one next step. */
export function LessonEnd({
  personId,
  courseSlug,
  courseTitle,
  lessonSlug,
  completion,
  locks,
  did,
  course,
  next,
}: Props) {
  const title = useFocusWhenDone(completion !== null);
  const address = `${lessonPath(courseSlug, lessonSlug)}/completion`;
  return (
    <section id="end" className="lesson-end no-print" aria-labelledby="end-title">
      <h2 id="end-title" ref={title} tabIndex={-1}>
        {completion ? m.lessonPageEndDone() : m.lessonPageEndOpen()}
      </h2>
      {did.prompts > 0 ? <p>{m.lessonPageDid(did)}</p> : null}
      {completion ? (
        <>
          <p className="lesson-end__tick done">
            <Icon name="circle-check" />
            {completion}
          </p>
          <p className="small soft">{m.lessonPageCourseStands(course)}</p>
          <ProgressLine share={course.percent / 100} />
          {course.isFinished ? <p>{m.lessonPageCourseFinished({ title: courseTitle })}</p> : null}
          <StillAsks asks={next.kind === "course" && !course.isFinished ? course.stillAsks : []} />
          <NextStepButton courseSlug={courseSlug} next={next} />
          <Form method="post" action={address} preventScrollReset>
            <input type="hidden" name="person" value={personId} />
            <input type="hidden" name="_method" value="delete" />
            <Button tone="quiet">
              <Icon name="undo-2" className="icon--directed" />
              {m.lessonPageUndo()}
            </Button>
          </Form>
        </>
      ) : locks.length > 0 ? (
        <Locks courseSlug={courseSlug} locks={locks} />
      ) : (
        <>
          <p className="soft">{m.lessonPageMarkHelp()}</p>
          <Form method="post" action={address} preventScrollReset>
            <input type="hidden" name="person" value={personId} />
            <Button tone="primary" size="large">
              <Icon name="check" />
              {m.lessonPageMark()}
            </Button>
          </Form>
        </>
      )}
    </section>
  );
}

/** Each reason with a link to what unlocks it. */
export function Locks({ courseSlug, locks }: { courseSlug: string; locks: Lock[] }) {
  return (
    <Notice kind="care" title={m.lessonPageLockedTitle()}>
      {locks.map((lock) => (
        <p key={lock.title}>
          {lockWords(lock)}{" "}
          <Link to={lockAddress(lock, courseSlug)}>{m.lessonPageOpenLock({ title: lock.title })}</Link>
        </p>
      ))}
    </Notice>
  );
}

function StillAsks({ asks }: { asks: string[] }) {
  if (asks.length === 0) return null;
  return (
    <div>
      <p>{m.lessonPageStillAsks()}</p>
      <ul>
        {asks.map((ask) => (
          <li key={ask}>{ask}</li>
        ))}
      </ul>
    </div>
  );
}

function NextStepButton({ courseSlug, next }: { courseSlug: string; next: NextStep }) {
  if (next.kind === "course") {
    return (
      <p>
        <LinkButton to={coursePath(courseSlug)} tone="primary" size="large">
          {m.lessonPageBackToCourse()}
        </LinkButton>
      </p>
    );
  }
  return (
    <p>
      <LinkButton to={lessonPath(courseSlug, next.slug)} tone="primary" size="large">
        <span>
          {m.lessonPageNext({ title: next.title })}{" "}
          <span className="lesson-end__minutes nowrap">{m.outlineMinutes({ minutes: next.minutes })}</span>
        </span>
        <Icon name="arrow-right" className="icon--directed" />
      </LinkButton>
    </p>
  );
}

/** A button that disappears after its action would lose focus, so focus moves to the confirmation. */
function useFocusWhenDone(isDone: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  const was = useRef(isDone);
  useEffect(() => {
    if (was.current !== isDone) title.current?.focus({ preventScroll: true });
    was.current = isDone;
  }, [isDone]);
  return title;
}
