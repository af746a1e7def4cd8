import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { graceDays } from "#app/personal-data/erasure.ts";
import { exportDays } from "#app/personal-data/export.ts";
import { retentionRules } from "#app/personal-data/retention.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";

export const meta: MetaFunction = () => [
  { title: titled(m.privacyTitle()) },
  { name: "description", content: m.privacyLead() },
];

export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  const { mails, invitations, imports, waiting_import_rows } = retentionRules;
  return {
    days: {
      mails: mails.days,
      invitations: invitations.days,
      imports: imports.days,
      waitingRows: waiting_import_rows.days,
    },
  };
}

/** Public: who sees what, and what is kept for how long, in plain words. */
export default function PrivacyPage() {
  const seen = [
    [m.privacyReflections(), m.privacyReflectionsWho()],
    [m.privacyAnswers(), m.privacyAnswersWho()],
    [m.privacyProgress(), m.privacyProgressWho()],
    [m.privacyPlace(), m.privacyPlaceWho()],
    [m.privacyProfile(), m.privacyProfileWho()],
    [m.privacyPassword(), m.privacyPasswordWho()],
    [m.privacySecondStep(), m.privacySecondStepWho()],
    [m.privacySessions(), m.privacySessionsWho()],
    [m.privacyMail(), m.privacyMailWho()],
    [m.privacyAudit(), m.privacyAuditWho()],
  ] as const;
  const { days } = useLoaderData<typeof loader>();
  const kept = [
    [m.privacyKeptAccount(), m.privacyKeptAccountTime({ days: graceDays })],
    [m.privacyKeptSessions(), m.privacyKeptSessionsTime()],
    [m.privacyKeptLinks(), m.privacyKeptLinksTime()],
    [m.privacyKeptMail(), m.privacyKeptMailTime({ days: days.mails })],
    [m.privacyKeptDownloads(), m.privacyKeptDownloadsTime({ days: exportDays })],
    [m.privacyKeptInvitations(), m.privacyKeptInvitationsTime({ days: days.invitations })],
    [m.privacyKeptImports(), m.privacyKeptImportsTime({ days: days.imports, waiting: days.waitingRows })],
    [m.privacyKeptAudit(), m.privacyKeptAuditTime()],
    [m.privacyKeptBackups(), m.privacyKeptBackupsTime()],
  ] as const;
  const cookies = [
    [m.privacyCookieSession(), m.privacyCookieSessionWhy()],
    [m.privacyCookieKnown(), m.privacyCookieKnownWhy()],
    [m.privacyCookieCode(), m.privacyCookieCodeWhy()],
    [m.privacyCookieShared(), m.privacyCookieSharedWhy()],
    [m.privacyCookieSteps(), m.privacyCookieStepsWhy()],
    [m.privacyCookieWrote(), m.privacyCookieWroteWhy()],
  ] as const;
  return (
    <Page title={m.privacyTitle()} lead={m.privacyLead()} width="narrow">
      <div className="prose">
        <Terms entries={seen} />
        <h2>{m.privacyRecordsTitle()}</h2>
        <p>{m.privacyRecordsBody()}</p>
        <h2>{m.privacyStudentsTitle()}</h2>
        <p>{m.privacyStudentsBody()}</p>
        <h2>{m.privacySmallTitle()}</h2>
        <p>{m.privacySmallBody()}</p>
        <h2>{m.privacyKeptTitle()}</h2>
        <Terms entries={kept} />
        <h2>{m.privacyYoursTitle()}</h2>
        <p>
          {m.privacyYoursBody({ days: exportDays })} <Link to="/settings/data">{m.privacyYoursData()}</Link>
        </p>
        <p>
          {m.privacyYoursErase({ days: graceDays })} <Link to="/settings/erasure">{m.privacyYoursEraseLink()}</Link>
        </p>
        <p>
          {m.privacyYoursSee()} <Link to="/settings/privacy">{m.privacyYoursSeeLink()}</Link>
        </p>
        <h2>{m.privacyCookiesTitle()}</h2>
        <p>{m.privacyCookiesBody()}</p>
        <Terms entries={cookies} />
        <p>{m.privacyCookiesDrafts()}</p>
      </div>
    </Page>
  );
}

function Terms({ entries }: { entries: readonly (readonly [what: string, words: string])[] }) {
  return (
    <dl className="who-sees">
      {entries.map(([what, words]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
