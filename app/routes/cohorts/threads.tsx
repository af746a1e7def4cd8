import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { listThreads } from "#app/cohorts/log/queries/threads.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import * as m from "#app/messages/catalog.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** For a coach a thread with each member; a member goes straight to their own. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, readsWords);
  if (standing === "member") throw redirect(`/cohorts/${cohort.id}/messages/${person.id}`, 302);
  const threads = await listThreads(db, cohort.id);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    threads: threads.map(({ lastAt, ...thread }) => ({
      ...thread,
      last: lastAt ? m.threadLast({ day: shortDayIn(person.timeZone, lastAt) }) : m.threadNone(),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.threadsTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function ThreadsPage() {
  const { cohort, threads } = useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort} title={m.threadsTitle()} lead={m.threadsLead()}>
      {threads.length === 0 ? (
        <EmptyState title={m.cohortsNoMembersTitle()}>
          <p className="measure">{m.threadsEmpty()}</p>
        </EmptyState>
      ) : null}
      <ul className="plain lines">
        {threads.map(({ personId, name, last, isAnswerDue }) => (
          <li key={personId} className="cluster cluster--apart">
            <Link to={`/cohorts/${cohort.id}/messages/${personId}`}>{name}</Link>
            <span className="soft">
              {last} {isAnswerDue ? <strong>{m.threadWaits()}</strong> : null}
            </span>
          </li>
        ))}
      </ul>
    </CohortPage>
  );
}
