import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { listCohortCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { listCohortOrganizations } from "#app/cohorts/queries/cohorts.server.ts";
import { cohortDatesInWords, listed, standingInWords } from "#app/cohorts/ui/cohort-card.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cohort, standing } = await cohortVisitor(request, params.cohort);
  const [coaches, organizations] = await Promise.all([
    listCohortCoaches(db, cohort.id),
    listCohortOrganizations(db, cohort.id),
  ]);
  const { id, name, memberCount, capacity, isRunning } = cohort;
  return {
    cohort: { id, name, standing },
    isNew: new URL(request.url).searchParams.get("saved") === "created",
    isRunning,
    facts: [
      { label: m.cohortsFactDates(), value: cohortDatesInWords(cohort) },
      { label: m.cohortsFactYou(), value: standingInWords(standing) },
      {
        label: m.cohortsCoaches(),
        value: coaches.length > 0 ? listed(coaches.map(({ name }) => name)) : m.cohortsNone(),
      },
      {
        label: m.cohortsFactMembers(),
        value: capacity
          ? m.cohortsMembersOf({ count: memberCount, capacity })
          : m.cohortsMembers({ count: memberCount }),
      },
      ...(organizations.length > 0
        ? [{ label: m.cohortsFactOrganizations(), value: listed(organizations.map(({ name }) => name)) }]
        : []),
    ],
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.cohort.name ?? m.cohortsTitle()) },
];

export default function CohortOverviewPage() {
  const { cohort, facts, isNew, isRunning } = useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort}>
      <div className="stack-8">
        {isNew ? (
          <Notice kind="done" live>
            <p>{m.cohortsMade()}</p>
          </Notice>
        ) : null}
        {isRunning ? null : (
          <Notice>
            <p>{m.cohortsOver()}</p>
          </Notice>
        )}
        <dl className="facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </CohortPage>
  );
}
