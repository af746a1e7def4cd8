import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

/** Tells a chosen reader who asked, how to answer, and where to say no. */
export function AskedBy({ id, name }: { id: string; name: string }) {
  return (
    <aside className="stack-2 no-print" aria-labelledby="asked-by">
      <h2 id="asked-by">{m.readersAskedBy({ name })}</h2>
      <p>{m.readersAskedByBody()}</p>
      <p>
        <Link to={`/reflections/${id}/reader`}>{m.readersWhatElse()}</Link>
      </p>
    </aside>
  );
}
