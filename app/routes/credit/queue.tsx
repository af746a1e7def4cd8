import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { countdownOf } from "#app/credit/proposal.ts";
import { listQueuedRuns } from "#app/credit/queries/ledger.server.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn, shortDay } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { clockHourManager } from "./run-of-request.server.ts";

/** The clock-hour manager's queue: runs to approve, and people to award. */
export async function loader({ request }: LoaderFunctionArgs) {
  await clockHourManager(request);
  const runs = await listQueuedRuns(db);
  const now = currentTime();
  return runs.map(({ id, title, startsAt, timeZone, isApplied, isApproved, isClosed, waiting }) => ({
    ...{ id, title, waiting, day: dayIn(timeZone, new Date(startsAt).toISOString()) },
    deadline: isApplied || isApproved ? "" : deadlineOf({ startsAt: new Date(startsAt), timeZone }, now),
    approval: m.creditApprovalOf({ state: isApproved ? "approved" : isApplied ? "applied" : "none" }),
    attendance: m.creditAttendanceOf({ state: isClosed ? "confirmed" : "open" }),
  }));
}

/** Until when a proposal may be handed in, with the working days that are left. */
function deadlineOf(run: Parameters<typeof countdownOf>[0], now: Date): string {
  const { deadline, isPast, left } = countdownOf(run, now);
  return isPast
    ? m.proposalDeadlinePast({ day: shortDay(deadline) })
    : m.proposalDaysLeft({ day: shortDay(deadline), count: left });
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
            { heading: m.proposalDeadline(), cell: ({ deadline }) => deadline },
            { heading: m.creditAttendance(), cell: ({ attendance }) => attendance },
            { heading: m.creditWaiting(), cell: ({ waiting }) => waiting, isNumber: true },
          ]}
        />
      )}
    </Page>
  );
}
