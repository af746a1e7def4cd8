import * as m from "#app/messages/catalog.ts";
import type { SpaceAction } from "../space.ts";

type Shown = { id: number; action: SpaceAction; name: string; day: string };

/** When a space was archived and reopened, for everyone who reads it. */
export function SpaceTrail({ events }: { events: Shown[] }) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="archived" className="stack-2">
      <h2 id="archived">{m.spaceArchiveTrail()}</h2>
      <ul className="plain lines">
        {events.map(({ id, action, name, day }) => (
          <li key={id}>{m.spaceArchiveEvent({ action, name, day })}</li>
        ))}
      </ul>
    </section>
  );
}
