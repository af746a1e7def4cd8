import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listRunsFor } from "#app/instruments/queries/runs.server.ts";
import { lastDayOf, stateOf } from "#app/instruments/run.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayInWords } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** The signed-in person's questionnaires, open ones first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const runs = await listRunsFor(db, person.id);
  return {
    rows: runs.map(({ id, title, subject, hasAnswered, definition, today, ...dates }) => {
      const isOpen = stateOf(dates, today) === "open";
      const until = isOpen
        ? m.instrumentsOpenUntil({ day: dayInWords(lastDayOf(dates)) })
        : m.instrumentsClosedOn({ day: dayInWords(lastDayOf(dates)) });
      return {
        id,
        title,
        subject,
        until,
        state: hasAnswered
          ? m.instrumentsAnswered()
          : isOpen
            ? m.instrumentsMinutes({ minutes: definition.minutes })
            : m.instrumentsNotAnswered(),
      };
    }),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.instrumentsTitle()) }];

export default function InstrumentsPage() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.instrumentsTitle()}
      breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]}
      lead={m.instrumentsLead()}
    >
      {rows.length === 0 ? (
        <EmptyState title={m.instrumentsEmptyTitle()}>
          <p className="measure">{m.instrumentsEmptyBody()}</p>
        </EmptyState>
      ) : (
        <ul className="plain rows">
          {rows.map(({ id, title, subject, until, state }) => (
            <li key={id} className="stack-2">
              <h2 className="reflection-card__prompt">
                <Link to={`/instruments/${id}`}>{title}</Link>
              </h2>
              <p className="small soft reflection-card__facts">
                <span>{state}</span>
                <span>{until}</span>
                <span>{subject}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
