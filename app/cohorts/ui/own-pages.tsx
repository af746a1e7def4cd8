import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";

/** A person's own pages across all of their cohorts. */
export function OwnPages() {
  return (
    <nav aria-label={m.cohortsOwnPages()} className="tabs">
      <ul className="plain">
        <li>
          <Link to="/artifacts">{m.artifactsTitle()}</Link>
        </li>
        <li>
          <Link to="/booking">{m.bookingTitle()}</Link>
        </li>
        <li>
          <Link to="/instruments">{m.instrumentsTitle()}</Link>
        </li>
        <li>
          <Link to="/check-in">{m.checkInTitle()}</Link>
        </li>
      </ul>
    </nav>
  );
}
