import { lessonPath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import type { NextStep } from "./lesson-end.tsx";

type Props = { courseSlug: string; lessonSlug: string; next: NextStep };

/** The end of a lesson for a guest: what an account would keep, and what comes next. */
export function GuestEnd({ courseSlug, lessonSlug, next }: Props) {
  const to = encodeURIComponent(lessonPath(courseSlug, lessonSlug));
  return (
    <section id="end" className="lesson-end no-print" aria-labelledby="end-title">
      <h2 id="end-title">{m.guestEndTitle()}</h2>
      <p>{m.guestEndLead()}</p>
      {next.kind === "lesson" ? <p className="soft">{m.guestEndNext(next)}</p> : null}
      <div className="cluster">
        <LinkButton to={`/sign-up?to=${to}`} tone="primary" size="large">
          {m.guestSignUp()}
        </LinkButton>
        <LinkButton to={`/sign-in?to=${to}`} size="large">
          {m.guestSignIn()}
        </LinkButton>
      </div>
    </section>
  );
}
