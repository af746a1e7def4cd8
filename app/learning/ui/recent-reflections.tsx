import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { ReflectionCard, type ReflectionCardData } from "./reflection-card.tsx";

/** A person's latest reflections, with a link to all of them; nothing if there are none. */
export function RecentReflections({ title, reflections }: { title: string; reflections: ReflectionCardData[] }) {
  if (reflections.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{title}</h2>
      <ul className="plain rows rows--after-title">
        {reflections.map((reflection) => (
          <li key={reflection.id}>
            <ReflectionCard reflection={reflection} />
          </li>
        ))}
      </ul>
      <p>
        <Link to="/reflections" className="more">
          {m.homeAllReflections()}
        </Link>
      </p>
    </section>
  );
}
