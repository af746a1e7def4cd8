import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listQueuedRuns } from "#app/credit/queries/ledger.server.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { clockHourManager } from "./run-of-request.server.ts";

/** What waits for a clock-hour manager: runs to approve, and people to award. */
export async function loader({ request }: LoaderFunctionArgs) {
  await clockHourManager(request);
  const runs = await listQueuedRuns(db);
  return runs.map(({ id, title, startsAt, timeZone, isApplied, isApproved, isClosed, waiting }) => ({
    ...{ id, title, waiting, day: dayIn(timeZone, new Date(startsAt).toISOString()) },
    approval: m.creditApprovalOf({ state: isApproved ? "approved" : isApplied ? "applied" : "none" }),
    attendance: m.creditAttendanceOf({ state: isClosed ? "confirmed" : "open" }),
  }));
}

export const meta: MetaFunction = () => [{ title: titled(m.creditQueue()) }];

export default function CreditQueuePage() {
  const runs = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.creditQueue()}
      lead={m.creditQueueLead()}
      width="wide"
      actions={<LinkButton to="/credit/holds">{m.creditHolds()}</LinkButton>}
    >
      {runs.length === 0 ? (
        <EmptyState title={m.creditQueueNoneTitle()}>
          <p>{m.creditQueueNone()}</p>
        </EmptyState>
      ) : (
        <Table
          caption={m.creditQueue()}
          rows={runs}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: m.creditTraining(),
              cell: ({ id, title }) => <Link to={`/credit/${id}`}>{title}</Link>,
              isRowHeading: true,
            },
            { heading: m.creditDay(), cell: ({ day }) => day },
            { heading: m.creditApproval(), cell: ({ approval }) => approval },
            { heading: m.creditAttendance(), cell: ({ attendance }) => attendance },
            { heading: m.creditWaiting(), cell: ({ waiting }) => waiting, isNumber: true },
          ]}
        />
      )}
    </Page>
  );
}
