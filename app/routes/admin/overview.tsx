import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { importStateInWords } from "#app/identity/imports/ui/import-words.ts";
import * as m from "#app/messages/catalog.ts";
import { alertsOf } from "#app/operations/alerts.ts";
import { peopleOverview } from "#app/operations/decisions.server.ts";
import { siteOverview } from "#app/operations/overview.server.ts";
import { site } from "#app/settings/site.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, dayIn } from "#app/time/dates.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.overviewTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { timeZone } = await administrator(request);
  const say = (moment: Date) => dayAndTimeIn(timeZone, moment.toISOString());
  const [{ decisions, openInvitations, lastImport }, facts] = await Promise.all([
    peopleOverview(db, (moment) => dayIn(timeZone, moment.toISOString())),
    siteOverview(db),
  ]);
  // Failed mail is among the decisions already.
  const alerts = alertsOf({ ...facts, mails: { failed: 0 }, canMail: site().canMail, say, now: currentTime() });
  return {
    decisions,
    openInvitations,
    alertCount: alerts.length,
    lastImport: lastImport && {
      id: lastImport.id,
      fileName: lastImport.fileName,
      line: m.overviewImportLine({
        rows: lastImport.rowCount,
        at: say(lastImport.createdAt),
        state: importStateInWords(lastImport.state, lastImport.problemCount),
      }),
    },
  };
}

export default function OverviewPage() {
  const { openInvitations, lastImport } = useLoaderData<typeof loader>();
  return (
    <AdminPage title={m.overviewTitle()} lead={m.overviewLead()}>
      <div className="stack-8">
        <Decisions />
        <section className="stack" aria-labelledby="invitations">
          <h2 id="invitations">{m.overviewInvitations()}</h2>
          <p>{m.overviewInvitationsOpen({ count: openInvitations })}</p>
          <div className="cluster">
            <LinkButton to="/admin/invitations/new" tone="primary">
              {m.overviewInvite()}
            </LinkButton>
            <LinkButton to="/admin/invitations?show=unanswered">{m.overviewInvitationsSee()}</LinkButton>
          </div>
        </section>
        <section className="stack" aria-labelledby="last-import">
          <h2 id="last-import">{m.overviewLastImport()}</h2>
          {lastImport ? (
            <div>
              <p>
                <Link to={`/admin/imports/${lastImport.id}`}>{lastImport.fileName}</Link>
              </p>
              <p className="soft">{lastImport.line}</p>
            </div>
          ) : (
            <p>{m.overviewNoImport()}</p>
          )}
          <div className="cluster">
            <LinkButton to="/admin/imports">{m.overviewImportNew()}</LinkButton>
          </div>
        </section>
      </div>
    </AdminPage>
  );
}

function Decisions() {
  const { decisions, alertCount } = useLoaderData<typeof loader>();
  if (decisions.length === 0 && alertCount === 0) return <Notice kind="done" title={m.overviewNoDecisions()} />;
  return (
    <Notice kind="care" title={m.overviewDecisions()}>
      <ul>
        {decisions.map(({ what, to }) => (
          <li key={`${to} ${what}`}>
            <Link to={to}>{what}</Link>
          </li>
        ))}
        {alertCount > 0 ? (
          <li>
            <Link to="/admin/technical">{m.overviewTechnicalAttention({ count: alertCount })}</Link>
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}
