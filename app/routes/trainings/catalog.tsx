import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listTrainings } from "#app/catalog/trainings.server.ts";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { managesClockHours } from "#app/credit/credit.server.ts";
import { readBehind } from "#app/http/read-behind.server.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { leadsPeople } from "#app/trainings/registration/led-organizations.ts";
import { offersShownTo } from "#app/trainings/registration/offers-shown.server.ts";
import { languageInWords } from "#app/trainings/runs/language.ts";
import { monthIn } from "#app/trainings/runs/month.ts";
import { monthData } from "#app/trainings/runs/month-data.server.ts";
import { listMonthSessions, listRunLanguages } from "#app/trainings/runs/queries/catalog-sessions.server.ts";
import { type ListedRun, listDrafts, listRuns } from "#app/trainings/runs/queries/runs.server.ts";
import { canManageRuns } from "#app/trainings/runs/run.ts";
import { runFilterIn } from "#app/trainings/runs/run-filter.ts";
import { availabilityInWords, runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { CatalogFilters, CatalogPages, catalogAddress } from "#app/trainings/ui/catalog-filters.tsx";
import { MonthTable } from "#app/trainings/ui/month-table.tsx";
import { RunDay, runDayOf } from "#app/trainings/ui/run-day.tsx";
import { RunSeats } from "#app/trainings/ui/run-seats.tsx";
import style from "#app/trainings/ui/trainings.css?url";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

const pageSize = 20;

/** Public: the runs of trainings, with what they need to be chosen. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const { searchParams } = new URL(request.url);
  const filter = runFilterIn(searchParams);
  const page = Math.min(Math.max(Number(searchParams.get("page")) || 1, 1), 1000);
  const mayManage = person !== null && canManageRuns(person);
  const now = currentTime();
  const month = monthIn(searchParams.get("month"));
  const [found, sessions, languages, drafts, offers] = await Promise.all([
    month ? [] : readBehind(request, (db) => listRuns(db, filter, { from: (page - 1) * pageSize, most: pageSize + 1 })),
    month ? readBehind(request, (db) => listMonthSessions(db, filter, month)) : [],
    readBehind(request, (db) => listRunLanguages(db, now)),
    mayManage ? listDrafts(db) : [],
    offersShownTo(db, person, now),
  ]);
  return {
    isSignedIn: person !== null,
    leadsPeople: person !== null && leadsPeople(person),
    managesHours: person !== null && managesClockHours(person),
    ...{ page, mayManage, filter, hasMore: found.length > pageSize },
    offered: listTrainings().map(({ slug, title, summary, minutes }) => ({ slug, title, summary, minutes })),
    ...{ shownMonth: month, thisMonth: dayOf(now, person?.timeZone ?? homeZone).slice(0, 7) },
    month: month ? monthData(month, sessions, (month) => catalogAddress(filter, { month })) : null,
    languages: languages.map((code) => ({ code, name: languageInWords(code) })),
    runs: found.slice(0, pageSize).map((run) => ({ ...listed(run, now), offeredUntil: offers.get(run.id) ?? null })),
    drafts: drafts.map((run) => ({ id: run.id, title: run.title, times: runTimesInWords(run) })),
  };
}

function listed(run: ListedRun, now: Date) {
  const { id, title, summary, format, startsAt, timeZone, place, cost } = run;
  return {
    ...{ id, title, summary, place, cost, sessions: run.sessions, isOver: run.endsAt <= now },
    day: runDayOf(startsAt, timeZone),
    times: runTimesInWords(run),
    format: m.trainingsFormat({ format }),
    availability: availabilityInWords(run, now),
  };
}

export const meta: MetaFunction = () => [
  { title: titled(m.trainingsTitle()) },
  { name: "description", content: m.trainingsLead() },
];

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

export default function TrainingsPage() {
  const data = useLoaderData<typeof loader>();
  const { runs, filter, mayManage, drafts, page, month } = data;
  return (
    <Page
      title={m.trainingsTitle()}
      lead={m.trainingsLead()}
      actions={
        <>
          <PrintButton />
          {data.isSignedIn ? <LinkButton to="/learning-record">{m.trainingsToRecord()}</LinkButton> : null}
          {data.leadsPeople ? <LinkButton to="/trainings/approvals">{m.trainingsApprovals()}</LinkButton> : null}
          {data.managesHours ? <LinkButton to="/credit">{m.trainingsToQueue()}</LinkButton> : null}
          {mayManage ? (
            <LinkButton to="/trainings/new" tone="primary">
              {m.trainingsPlan()}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <div className="stack stack-8">
        <CatalogFilters filter={filter} month={data.shownMonth} languages={data.languages} />
        <p className="no-print">
          {month ? (
            <Link to={month.to.list}>{m.trainingsShowList()}</Link>
          ) : (
            <Link to={catalogAddress(filter, { when: null, month: data.thisMonth })}>{m.trainingsShowMonth()}</Link>
          )}
        </p>
        {month ? (
          <MonthTable month={month} />
        ) : runs.length === 0 ? (
          <EmptyState
            title={m.trainingsNoneTitle()}
            actions={<LinkButton to="/courses">{m.trainingsToCourses()}</LinkButton>}
          >
            <p>{filter.isPast ? m.trainingsNonePast() : m.trainingsNone()}</p>
          </EmptyState>
        ) : (
          <ul className="plain rows">
            {runs.map((run) => (
              <RunLine key={run.id} run={run} />
            ))}
          </ul>
        )}
        {month ? null : <CatalogPages page={page} hasMore={data.hasMore} filter={filter} />}
        <p className="no-print">
          <a href={calendarPath(filter)}>{m.trainingsSubscribe()}</a>{" "}
          <span className="soft small">{m.trainingsSubscribeHelp()}</span>
        </p>
        {page === 1 && !month ? <Offered offered={data.offered} /> : null}
        {drafts.length > 0 ? (
          <section aria-labelledby="drafts" className="stack">
            <h2 id="drafts">{m.trainingsDrafts()}</h2>
            <ul className="plain lines">
              {drafts.map(({ id, title, times }) => (
                <li key={id}>
                  <Link to={`/trainings/${id}`}>{title}</Link> <span className="soft">{times}</span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Page>
  );
}

/** The calendar of what the page shows. */
function calendarPath({ format, language, offeringSlug }: Data["filter"]): string {
  const chosen = { format, language, offering: offeringSlug };
  const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `/trainings/calendar.ics?${query}` : "/trainings/calendar.ics";
}

function RunLine({ run }: { run: Data["runs"][number] }) {
  return (
    <li className="run-line">
      <RunDay day={run.day} isOver={run.isOver} />
      <div className="stack-1">
        <h2 className="run-line__title">
          <Link to={`/trainings/${run.id}`}>{run.title}</Link>
        </h2>
        {run.summary ? <p className="measure">{run.summary}</p> : null}
        <p className="small soft">{[run.times, run.format, run.place, run.cost].filter(Boolean).join(" · ")}</p>
        <p className="small run-line__seats">
          <RunSeats runId={run.id} availability={run.availability} offeredUntil={run.offeredUntil} />
        </p>
      </div>
    </li>
  );
}

/** The trainings that can be given at any time; a page each, with everything that a facilitator needs. */
function Offered({ offered }: { offered: Data["offered"] }) {
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="offered" className="stack">
      <h2 id="offered">{m.trainingsOffered()}</h2>
      <ul className="plain lines">
        {offered.map(({ slug, title, summary, minutes }) => (
          <li key={slug} className="stack-1">
            <Link to={`/trainings/offered/${slug}`}>{title}</Link>
            <p className="small soft measure">
              {summary} {m.trainingsLength({ count: minutes })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
