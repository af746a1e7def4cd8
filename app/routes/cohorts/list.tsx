import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canStartCohort, cohortReachOf } from "#app/cohorts/cohort.ts";
import { listCohorts } from "#app/cohorts/queries/cohorts.server.ts";
import { CohortCard, type CohortCardData, cohortCard } from "#app/cohorts/ui/cohort-card.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const cohorts = await listCohorts(db, cohortReachOf(person));
  return { cohorts: cohorts.map((cohort) => cohortCard(cohort, person)), mayStart: canStartCohort(person) };
}

export const meta: MetaFunction = () => [{ title: titled(m.cohortsTitle()) }];

export default function CohortsPage() {
  const { cohorts, mayStart } = useLoaderData<typeof loader>();
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
