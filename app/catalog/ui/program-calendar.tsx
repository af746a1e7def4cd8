import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import type { CalendarItem, CalendarMonth } from "../program-calendar.ts";

/** The months of a program, each with what is planned in it. `addressOf` is null for what has no page. */
export function ProgramCalendar({
  months,
  addressOf,
}: {
  months: CalendarMonth[];
  addressOf: (item: CalendarItem) => string | null;
}) {
  return (
    <ol className="plain program-months">
      {months.map(({ month, items }) => (
        <li key={month}>
          <h3>{m.programMonth({ month })}</h3>
          <ul className="plain">
            {items.map((item) => (
              <li key={`${item.kind} ${item.key} ${item.week}`} className={`program-months__${item.kind}`}>
                <span className="program-months__kind">{m.programKind({ kind: item.kind })}</span>
                <Title title={item.title} to={addressOf(item)} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Title({ title, to }: { title: string; to: string | null }) {
  return to ? <Link to={to}>{title}</Link> : <span>{title}</span>;
}
