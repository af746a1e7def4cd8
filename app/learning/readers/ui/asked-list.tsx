import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

export type AskedPage = { id: string; name: string; facts: string };

/** The pages that people asked this person to read. */
export function AskedList({ asked }: { asked: AskedPage[] }) {
  if (asked.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="asked">
      <h2 id="asked">{m.readersAskedOf()}</h2>
      <ul className="plain rows">
        {asked.map(({ id, name, facts }) => (
          <li key={id} className="stack-2">
            <p>
              <Link to={`/reflections/${id}`}>{m.readersTodayTitle({ name })}</Link>
            </p>
            <p className="small soft">{facts}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
