import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { listHandedIn } from "#app/trainings/course-runs/queries/work.server.ts";
import { stateOfWork } from "#app/trainings/course-runs/work.ts";
import { runTimesInWords } from "#app/trainings/runs/run-in-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { courseRunOfInstructor } from "./run-of-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.courseRunsQueue(), data?.title ?? m.trainingsTitle()) },
];

/** What learners handed in, for the run's instructors: what waits longest first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await courseRunOfInstructor(request, params.run);
  const rows = await listHandedIn(db, run.id);
  return {
    ...{ id: run.id, title: run.title, times: runTimesInWords(run) },
    waiting: rows.filter(({ event }) => event === "hand_in").length,
    work: rows.map(({ registrationId, name, event, at }) => ({
      ...{ registrationId, name, state: m.courseRunsQueueState({ state: stateOfWork([{ event }]) }) },
      since: dayAndTimeIn(person.timeZone, at),
    })),
  };
}

export default function WorkQueuePage() {
  const { id, title, times, waiting, work } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.courseRunsQueue()}
      lead={m.courseRunsQueueLead({ count: waiting })}
      breadcrumbs={[{ to: `/trainings/${id}`, label: title }]}
    >
      <div className="stack">
        <p className="soft">{times}</p>
        {work.length === 0 ? (
          <EmptyState title={m.courseRunsQueueEmptyTitle()}>
            <p>{m.courseRunsQueueEmpty()}</p>
          </EmptyState>
        ) : (
          <Table
            caption={m.courseRunsQueue()}
            rows={work}
            keyOf={({ registrationId }) => registrationId}
            columns={[
              {
                heading: m.trainingsName(),
                cell: ({ registrationId, name }) => (
                  <Link to={`/trainings/${id}/work/learners/${registrationId}`}>{name}</Link>
                ),
                isRowHeading: true,
              },
              { heading: m.courseRunsStateHeading(), cell: ({ state }) => state },
              { heading: m.courseRunsSince(), cell: ({ since }) => since },
            ]}
          />
        )}
        <p>
          <Link to={`/trainings/${id}/evidence`}>{m.courseRunsEvidence()}</Link>
        </p>
      </div>
    </Page>
  );
}
