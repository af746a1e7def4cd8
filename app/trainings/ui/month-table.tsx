import { Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { LinkButton } from "#app/ui/button.tsx";

export type MonthData = {
  title: string;
  /** The addresses of the months before and after, and of the list. */
  to: { before: string; after: string; list: string };
  weekdays: string[];
  weeks: ({ day: string; number: number; inWords: string; sessions: MonthLine[] } | null)[][];
  isEmpty: boolean;
};
type MonthLine = { id: string; runId: string; title: string; time: string };

/** The sessions of a month as a calendar; on a narrow screen, as the list of its days that have any. */
export function MonthTable({ month }: { month: MonthData }) {
  return (
    <section aria-labelledby="month" className="stack">
      <div className="cluster">
        <h2 id="month">{month.title}</h2>
        <nav aria-label={m.trainingsMonths()} className="cluster no-print">
          <LinkButton to={month.to.before}>{m.trainingsMonthBefore()}</LinkButton>
          <LinkButton to={month.to.after}>{m.trainingsMonthAfter()}</LinkButton>
        </nav>
      </div>
      {month.isEmpty ? <p>{m.trainingsMonthEmpty()}</p> : null}
      <table className="month" aria-labelledby="month">
        <thead>
          <tr>
            {month.weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a week of a month is known by its place
            <tr key={at}>
              {week.map((day, weekday) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: so is a day of the week
                <Day key={weekday} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Day({ day }: { day: MonthData["weeks"][number][number] }) {
  if (!day) return <td className="month__day month__day--empty" />;
  if (day.sessions.length === 0) {
    return (
      <td className="month__day month__day--empty">
        <span className="small soft numbers">{day.number}</span>
      </td>
    );
  }
  return (
    <td className="month__day">
      <span className="small soft numbers month__number">{day.number}</span>
      <strong className="month__words">{day.inWords}</strong>
      <ul className="plain stack-1">
        {day.sessions.map(({ id, runId, title, time }) => (
          <li key={id} className="small">
            {time} <Link to={`/trainings/${runId}#session-${id}`}>{title}</Link>
          </li>
        ))}
      </ul>
    </td>
  );
}
