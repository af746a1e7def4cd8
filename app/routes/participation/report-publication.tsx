import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { assembleReport } from "#app/participation/reports/assembly.server.ts";
import { publishReport } from "#app/participation/reports/report.server.ts";
import { canPublish } from "#app/participation/reports/report.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { FormPage } from "#app/ui/form-page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

/** Asks before a report is published; back to the report where there is nothing to publish. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, report } = await reportOf(request, params.report);
  if (!canPublish(report, dayOf(currentTime(), homeZone))) throw redirect(`/participation/reports/${report.id}`);
  return { personId: person.id, report: { id: report.id, title: report.title } };
}

/** Publishes a report whose preview is over. Pressing twice publishes it once; too early changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await reportOf(request, params.report);
  await readForm(request, person);
  const outcome = await publishReport(db, person, report.id, (db, report) => assembleReport(db, person.id, report));
  return redirect(`/participation/reports/${report.id}${outcome === "published" ? "?saved" : ""}`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.reportPublish(), m.navParticipation()) }];

export default function ReportPublicationPage() {
  const { personId, report } = useLoaderData<typeof loader>();
  return (
    <FormPage
      title={m.reportPublishQuestion({ title: report.title })}
      lead={m.reportPublishLead()}
      breadcrumbs={[{ to: `/participation/reports/${report.id}`, label: report.title }]}
      reply={undefined}
      submit={m.reportPublish()}
      hidden={{ person: personId }}
    />
  );
}
