import { Link } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import * as m from "#app/messages/catalog.ts";
import type { PathView } from "./path-view.ts";

/** The paths through the courses: each one closed to a line, and open to its steps. */
export function Paths({ paths, isSignedIn }: { paths: PathView[]; isSignedIn: boolean }) {
  if (paths.length === 0) return null;
  return (
    <section aria-labelledby="paths" className="paths">
      <h2 id="paths">{m.pathTitle()}</h2>
      {paths.map((path) => (
        <details key={path.slug} className="path" id={`path-${path.slug}`}>
          <summary>
            <span className="path__title">{path.title}</span>
            <span className="path__for">{path.for}</span>
            <span className="path__next small soft numbers">
              {isSignedIn ? `${m.pathSteps({ done: path.done, count: path.steps.length })} · ` : null}
              {path.next ? m.pathNext({ title: path.next.title }) : m.pathWhole()}
            </span>
          </summary>
          <p className="measure">{path.summary}</p>
          <ol className="path__steps">
            {path.steps.map(({ slug, title, reason, state }) => (
              <li key={slug}>
                <Link to={coursePath(slug)}>{title}</Link>
                {state === "finished" ? <span className="path__state done"> {m.pathDone()}</span> : null}
                {state === "in-progress" ? <span className="path__state"> {m.pathBegun()}</span> : null}
                <p className="small soft">{reason}</p>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
