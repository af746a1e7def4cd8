import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { Unfurled } from "../unfurled.server.ts";

/** The pages of ours that a post links to, by their titles. */
export function UnfurledLinks({ links }: { links: Unfurled[] }) {
  if (links.length === 0) return null;
  return (
    <ul className="plain unfurled">
      {links.map(({ kind, path, title, place }) => (
        <li key={path} className="unfurled__link">
          <span className="small soft">{m.unfurlKind({ kind })}</span>
          <Link to={path}>
            <bdi>{title}</bdi>
          </Link>
          {place ? (
            <span className="small soft">
              <bdi>{place}</bdi>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
