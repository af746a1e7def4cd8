import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { CalendarItem, CalendarMonth } from "../program-calendar.ts";

/** The months of a program, each with what is planned in it; sessions and artifacts link to their place on the page. */
export function ProgramCalendar({ months }: { months: CalendarMonth[] }) {
  return (
    <ol className="plain program-months">
      {months.map(({ month, items }) => (
        <li key={month}>
          <h3>{m.programMonth({ month })}</h3>
          <ul className="plain">
            {items.map((item) => (
              <li key={`${item.kind} ${item.key} ${item.week}`}>
                <span className="program-months__kind">{m.programKind({ kind: item.kind })}</span>
                <Title item={item} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Title({ item: { kind, key, title } }: { item: CalendarItem }) {
  const isOnPage = kind === "session" || kind === "artifact";
  return isOnPage ? <Link to={`#${key}`}>{title}</Link> : <span>{title}</span>;
}
