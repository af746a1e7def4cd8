import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { canStartCohort, cohortReachOf, standingIn } from "#app/cohorts/cohort.ts";
import { listCohortsTakingRequests } from "#app/cohorts/programs/queries/cohort-requests.server.ts";
import { listCohorts } from "#app/cohorts/queries/cohorts.server.ts";
import { listSessionDays } from "#app/cohorts/queries/session-days.server.ts";
import { CohortCard, type CohortCardData, cohortCard } from "#app/cohorts/ui/cohort-card.tsx";
import { OwnPages } from "#app/cohorts/ui/own-pages.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const [cohorts, open] = await Promise.all([
    listCohorts(db, cohortReachOf(person)),
    listCohortsTakingRequests(db, person.id),
  ]);
  const sessionDays = await listSessionDays(
    db,
    cohorts.map(({ id }) => id),
  );
  const now = currentTime();
  return {
    cohorts: cohorts.map((cohort) =>
      cohortCard(cohort, person, {
        sessionDays: sessionDays.get(cohort.id) ?? [],
        today: dayOf(now, cohort.timeZone),
      }),
    ),
    open: open.filter(({ id }) => standingIn(person, id) === null),
    mayStart: canStartCohort(person),
    saved: new URL(request.url).searchParams.get("saved"),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.cohortsTitle()) }];

export default function CohortsPage() {
  const { cohorts, open, mayStart, saved } = useLoaderData<typeof loader>();
  const running = cohorts.filter(({ isRunning }) => isRunning);
  return (
    <Page
      title={m.cohortsTitle()}
      lead={m.cohortsLead()}
      actions={
        mayStart ? (
          <LinkButton to="/cohorts/new" tone="primary">
            {m.cohortsNew()}
          </LinkButton>
        ) : null
      }
    >
      <OwnPages />
      {saved ? (
        <Notice kind="done" live>
          <p>{m.cohortsListSaved({ what: saved })}</p>
        </Notice>
      ) : null}
      {cohorts.length === 0 ? (
        <EmptyState title={m.cohortsEmptyTitle()} actions={<LinkButton to="/join">{m.cohortsEnterCode()}</LinkButton>}>
          <p className="measure">{mayStart ? m.cohortsEmptyStart() : m.cohortsEmptyBody()}</p>
        </EmptyState>
      ) : (
        <div className="stack stack-12">
          <Cohorts id="running" title={m.cohortsRunning()} cohorts={running} />
          <Cohorts id="ended" title={m.cohortsEnded()} cohorts={cohorts.filter(({ isRunning }) => !isRunning)} />
        </div>
      )}
      {open.length > 0 ? (
        <section aria-labelledby="open" className="stack cohorts__open">
          <h2 id="open">{m.cohortsOpen()}</h2>
          <ul className="plain lines">
            {open.map(({ id, name, hasAsked }) => (
              <li key={id} className="cluster cluster--apart">
                <Link to={`/cohorts/${id}/request`}>{name}</Link>
                {hasAsked ? <span className="soft">{m.cohortsAsked()}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}

function Cohorts({ id, title, cohorts }: { id: string; title: string; cohorts: CohortCardData[] }) {
  if (cohorts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="plain rows rows--after-title">
        {cohorts.map((cohort) => (
          <li key={cohort.id}>
            <CohortCard cohort={cohort} />
          </li>
        ))}
      </ul>
    </section>
  );
}
