import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { jobWords } from "#app/jobs/job-words.ts";
import { listDeadLetters } from "#app/jobs/queries/dead-letters.server.ts";
import { countWorkers, listQueueCounts } from "#app/jobs/queries/queues.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const { searchParams } = new URL(request.url);
  const [queues, workers, { letters, ...page }] = await Promise.all([
    listQueueCounts(db),
    countWorkers(db),
    listDeadLetters(db, Number(searchParams.get("page") ?? 1)),
  ]);
  return {
    ...page,
    queues,
    workers,
    letters: letters.map((letter) => ({ ...letter, failedAt: dayAndTimeIn(person.timeZone, letter.failedAt) })),
    told: searchParams.has("retried")
      ? ("retried" as const)
      : searchParams.has("discarded")
        ? ("discarded" as const)
        : null,
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.adminJobsTitle(), m.adminSection()) }];

export default function AdminJobsPage() {
  const { queues, workers, letters, told, page, pageCount } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={m.adminJobsTitle()} lead={m.adminJobsLead()}>
      <div className="stack-8">
        {told ? (
          <Notice kind="done" live>
            <p>{told === "retried" ? m.adminJobsRetried() : m.adminJobsDiscarded()}</p>
          </Notice>
        ) : null}
        {workers === 0 ? (
          <Notice kind="care" title={m.adminJobsNoWorkerTitle()}>
            <p>{m.adminJobsNoWorker()}</p>
          </Notice>
        ) : null}
        <section className="stack" aria-labelledby="queues">
          <h2 id="queues">{m.adminJobsQueues()}</h2>
          {workers > 0 ? <p>{m.adminJobsWorkers({ count: workers })}</p> : null}
          <QueueTable queues={queues} />
        </section>
        <section className="stack" aria-labelledby="failed">
          <h2 id="failed">{m.adminJobsFailed()}</h2>
          {letters.length === 0 ? (
            <EmptyState title={m.adminJobsNoneFailed()}>
              <p className="measure">{m.adminJobsNoneFailedBody()}</p>
            </EmptyState>
          ) : (
            <>
              <FailedTable letters={letters} />
              <Pagination page={page} pageCount={pageCount} />
            </>
          )}
        </section>
      </div>
    </AdminPage>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function QueueTable({ queues }: Pick<Loaded, "queues">) {
  return (
    <Table
      caption={m.adminJobsQueues()}
      rows={queues}
      keyOf={({ name }) => name}
      columns={[
        { heading: m.adminJobsKind(), isRowHeading: true, cell: ({ name }) => jobWords(name) },
        { heading: m.adminJobsWaiting(), isNumber: true, cell: ({ waiting }) => waiting },
        { heading: m.adminJobsDeferred(), isNumber: true, cell: ({ deferred }) => deferred },
        { heading: m.adminJobsRunning(), isNumber: true, cell: ({ running }) => running },
      ]}
    />
  );
}

function FailedTable({ letters }: Pick<Loaded, "letters">) {
  return (
    <Table
      caption={m.adminJobsFailed()}
      rows={letters}
      keyOf={({ id }) => id}
      columns={[
        { heading: m.adminJobsKind(), isRowHeading: true, cell: ({ name }) => jobWords(name) },
        { heading: m.adminJobsReason(), cell: ({ reason }) => <code>{reason}</code> },
        { heading: m.adminJobsTries(), isNumber: true, cell: ({ tries }) => tries },
        { heading: m.adminJobsFailedAt(), cell: ({ failedAt }) => failedAt },
        { heading: m.adminJobsDo(), hasNarrowLabel: false, cell: (letter) => <RetryOrDiscard {...letter} /> },
      ]}
    />
  );
}

function RetryOrDiscard({ id, name, failedAt }: Loaded["letters"][number]) {
  return (
    <div className="cluster">
      <Form method="post" action={`/admin/jobs/${id}/retry`}>
        <Button aria-label={m.adminJobsRetryThis({ name: jobWords(name), failedAt })}>{m.adminJobsRetry()}</Button>
      </Form>
      <Confirm
        action={`/admin/jobs/${id}`}
        isDelete
        tone="quiet"
        label={m.adminJobsDiscard()}
        aria-label={m.adminJobsDiscardThis({ name: jobWords(name), failedAt })}
        question={m.adminJobsDiscardQuestion()}
        confirm={m.adminJobsDiscard()}
      >
        <p>{m.adminJobsDiscardWhat({ name: jobWords(name), failedAt })}</p>
      </Confirm>
    </div>
  );
}
