import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { countdownOf, proposal } from "#app/credit/proposal.ts";
import { proposedOf } from "#app/credit/proposal-content.server.ts";
import { DocumentView } from "#app/document/ui/document-view.tsx";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayInWords } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

/** What a clock-hour committee is asked to approve, for clock-hour managers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { run } = await runForManager(request, params.run);
  const now = currentTime();
  const { deadline, isPast, left } = countdownOf(run, now);
  const countdown = { day: dayInWords(deadline), count: left };
  return {
    ...{ id: run.id, title: run.title, document: proposal(await proposedOf(db, run), now), isPast },
    countdown: isPast ? m.proposalTooLate(countdown) : m.proposalCountdown(countdown),
    isApplied: run.appliedOn !== null || run.approvedOn !== null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.document.title ?? m.proposalPage(), m.creditQueue()) },
];

export default function ProposalPage() {
  const { id, title, document, countdown, isPast, isApplied } = useLoaderData<typeof loader>();
  return (
    <Page
      title={document.title}
      breadcrumbs={[
        { to: "/credit", label: m.creditQueue() },
        { to: `/credit/${id}`, label: title },
      ]}
      actions={
        <>
          <a className="button" href={`/credit/${id}/proposal.pdf`} download>
            {m.creditPdf()}
          </a>
          <PrintButton />
        </>
      }
    >
      <div className="stack stack-6">
        {isApplied ? null : (
          <div className="no-print">
            <Notice kind={isPast ? "care" : "note"}>
              <p>{countdown}</p>
            </Notice>
          </div>
        )}
        <DocumentView document={document} />
      </div>
    </Page>
  );
}
