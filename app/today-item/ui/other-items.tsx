import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { TodayItem } from "../item.ts";

/** The other items, in the same order, one line each; nothing if there are none. */
export function OtherItems({ items }: { items: TodayItem[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="other-items">
      <h2 id="other-items">{m.homeAlso()}</h2>
      <ul className="plain rows rows--after-title rows--tight">
        {items.map(({ id, title, to, within, facts, note }) => (
          <li key={id}>
            <h3 className="other-item__title">
              <Link to={to}>{title}</Link>
            </h3>
            <p className="small soft numbers">{[within?.title, facts, note].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
