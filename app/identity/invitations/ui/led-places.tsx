import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";
import type { LedPlace } from "../led-place.server.ts";

/** The places that a person leads and coaches, each with the next thing to do. */
export function LedPlaces({ places }: { places: LedPlace[] }) {
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="led">
      <h2 id="led">{m.ledTitle()}</h2>
      <ul className="plain rows rows--after-title rows--tight">
        {places.map(({ id, role, name, facts, next, more }) => (
          <li key={id} className="stack-2">
            <h3 className="other-item__title">{name}</h3>
            <p className="small soft">{role}</p>
            <p className="small soft numbers">{facts}</p>
            <div className="cluster">
              <LinkButton to={next.to}>{next.label}</LinkButton>
              {more.map(({ to, label }) => (
                <Link key={to} to={to}>
                  {label}
                  <span className="visually-hidden">: {name}</span>
                </Link>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
