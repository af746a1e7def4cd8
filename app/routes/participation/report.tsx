import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PrintButton } from "#app/catalog/ui/print-button.tsx";
import { DocumentView } from "#app/document/ui/document-view.tsx";
import { listNamesOf } from "#app/identity/organizations/queries/organization-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { openReport } from "#app/participation/reports/assembly.server.ts";
import { listNarratives, listSpots } from "#app/participation/reports/queries/reports.server.ts";
import { canPublish } from "#app/participation/reports/report.ts";
import { reportStateInWords } from "#app/participation/reports/report-words.ts";
import { ReportSteps, ReportWriting } from "#app/participation/reports/ui/report-writing.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone, shortDay } from "#app/time/dates.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { readableReportOf } from "./report-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** A report as it reads now, or as it was published; for leads of the program also what they write into it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, scope, report } = await readableReportOf(request, params.report);
  const day = dayOf(currentTime(), homeZone);
  const isProgram = scope.kind === "program";
  const [document, narratives, spots, names] = await Promise.all([
    openReport(db, person.id, report, "report"),
    isProgram ? listNarratives(db, report.id) : [],
    isProgram ? listSpots(db, report.id) : [],
    scope.kind === "organizations" ? listNamesOf(db, scope.organizationIds) : new Map<string, string>(),
  ]);
  return {
    ...{ personId: person.id, reader: scope.kind, narratives, state: report.state },
    report: { id: report.id, title: report.title, standing: reportStateInWords(report) },
    document,
    spots: spots.map(({ cycleId, texts, isChosen }) => ({ cycleId, title: texts.title, isChosen })),
    previewUntil: report.previewUntil && shortDay(report.previewUntil),
    canPublish: canPublish(report, day),
    canComment: report.state === "preview" && (report.previewUntil ?? "") >= day,
    organizations: [...names].map(([id, name]) => ({ id, name })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.report.title ?? m.reportList(), m.navParticipation()) },
];

export default function ReportPage() {
  const data = useLoaderData<typeof loader>();
  const { report, document, reader, organizations, canComment } = data;
  return (
    <ParticipationPage
      reader={reader}
      title={report.title}
      lead={report.standing}
      below={[{ to: "/participation/reports", label: m.reportBack() }]}
      actions={
        <>
          <a className="button" href={`/participation/reports/${report.id}/pdf`} download>
            {m.reportPdf()}
          </a>
          <a className="button" href={`/participation/reports/${report.id}/xlsx`} download>
            {m.reportSpreadsheet()}
          </a>
          <PrintButton />
        </>
      }
    >
      <div className="stack stack-8">
        {canComment && organizations.length > 0 ? (
          <ul className="plain lines no-print">
            {organizations.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/participation/reports/${report.id}/comments/${id}`}>
                  {m.reportCommentFor({ organization: name })}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        {reader === "program" ? <ReportSteps {...data} /> : null}
        <DocumentView document={document} />
        {reader === "program" && data.state !== "published" ? <ReportWriting {...data} /> : null}
      </div>
    </ParticipationPage>
  );
}
