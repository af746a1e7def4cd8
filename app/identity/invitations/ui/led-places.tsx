import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { LedPlace } from "../led-place.server.ts";

/** The places that a person leads and coaches, each with the next thing to do. */
export function LedPlaces({ places }: { places: LedPlace[] }) {
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="led">
      <h2 id="led">{m.ledTitle()}</h2>
      <ul className="plain rows rows--after-title rows--tight">
        {places.map(({ id, role, name, next }) => (
          <li key={id}>
            <h3 className="other-item__title">{name}</h3>
            <p className="small soft">{role}</p>
            <p>
              <Link to={next.to}>{next.label}</Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
