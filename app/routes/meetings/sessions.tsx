import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { standingIn } from "#app/cohorts/cohort.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { listSessions } from "#app/meetings/queries/meetings.server.ts";
import { MeetingLine, type MeetingLineData, meetingLine } from "#app/meetings/ui/meeting-line.tsx";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { cohortOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.meetingsSessions(), data?.cohort.name ?? m.meetingsSessions()) },
];

/** A cohort's sessions: what comes first, then what was. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, isHost } = await cohortOf(request, params.cohort);
  const now = currentTime();
  const sessions = (await listSessions(db, person.id, cohort.id)).map((each) => ({
    ...meetingLine(each, person.timeZone, now),
    isOver: each.startsAt.getTime() + each.minutes * 60_000 <= now.getTime(),
  }));
  return {
    cohort: { id: cohort.id, name: cohort.name, standing: standingIn(person, cohort.id) ?? ("member" as const) },
    isHost,
    next: sessions.filter(({ isOver }) => !isOver),
    past: sessions.filter(({ isOver }) => isOver).reverse(),
    planned: Number(new URL(request.url).searchParams.get("planned") ?? 0),
  };
}

export default function SessionsPage() {
  const { cohort, isHost, next, past, planned } = useLoaderData<typeof loader>();
  const isEmpty = next.length + past.length === 0;
  const add = isHost ? <LinkButton to={`/cohorts/${cohort.id}/sessions/new`}>{m.meetingsNew()}</LinkButton> : null;
  const plan = isHost ? (
    <>
      <LinkButton to={`/cohorts/${cohort.id}/plan`} tone="primary">
        {m.cohortsPlanSessions()}
      </LinkButton>
      {add}
    </>
  ) : null;
  return (
    <CohortPage
      cohort={cohort}
      title={m.meetingsSessions()}
      lead={m.meetingsSessionsLead()}
      actions={
        <>
          {isEmpty ? null : add}
          <LinkButton to="/booking">{m.bookingTitle()}</LinkButton>
          {isHost ? null : <LinkButton to="/check-in">{m.checkInTitle()}</LinkButton>}
        </>
      }
    >
      <div className="stack stack-8">
        {planned > 0 ? (
          <Notice kind="done" live>
            <p>{m.meetingsSavedSeries({ count: planned })}</p>
          </Notice>
        ) : null}
        {isEmpty ? (
          <EmptyState title={m.meetingsSessionsEmptyTitle()} actions={plan}>
            <p className="measure">{isHost ? m.meetingsSessionsEmptyHost() : m.meetingsSessionsEmpty()}</p>
          </EmptyState>
        ) : null}
        <Lines id="next" title={m.meetingsSessionsNext()} meetings={next} />
        <Lines id="past" title={m.meetingsSessionsPast()} meetings={past} />
      </div>
    </CohortPage>
  );
}

function Lines({ id, title, meetings }: { id: string; title: string; meetings: MeetingLineData[] }) {
  if (meetings.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="plain rows rows--after-title">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <MeetingLine meeting={meeting} />
          </li>
        ))}
      </ul>
    </section>
  );
}
