import { Link } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import type { CourseView } from "./course-view.ts";

/** The courses that follow on the paths through this one, and why. */
export function CourseAfter({ after }: Pick<CourseView, "after">) {
  if (after.length === 0) return null;
  return (
    <section aria-labelledby="after" className="stack">
      <h2 id="after">{m.courseAfter()}</h2>
      <ul className="plain stack">
        {after.map(({ slug, title, reason, path }) => (
          <li key={slug} className="measure">
            <Link to={coursePath(slug)}>{title}</Link>
            <p>{reason}</p>
            <p className="small soft">{m.courseAfterOn({ path })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
