import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { correctReport } from "#app/participation/reports/report.server.ts";
import { correctionSchema } from "#app/participation/reports/report-form.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

async function publishedOf(request: Request, reportId?: string) {
  const { person, report } = await reportOf(request, reportId);
  if (report.state !== "published") throw notFound("Report");
  return { person, report };
}

/** Begins the correction of a published report, with its reason. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, report } = await publishedOf(request, params.report);
  return { personId: person.id, key: randomUUID(), report: { id: report.id, title: report.title } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await publishedOf(request, params.report);
  const submission = parseForm(await readForm(request, person), correctionSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { reason, key } = submission.value;
  const begun = await correctReport(db, person, report.id, { reason, clientKey: key });
  return redirect(`/participation/reports/${typeof begun === "string" ? report.id : begun.id}`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.reportCorrect(), m.navParticipation()) }];

export default function ReportCorrectionPage() {
  const { personId, key, report } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader="program"
      title={m.reportCorrect()}
      lead={m.reportCorrectLead()}
      below={[
        { to: "/participation/reports", label: m.reportBack() },
        { to: `/participation/reports/${report.id}`, label: report.title },
      ]}
    >
      <PostForm reply={reply} submit={m.reportCorrect()} hidden={{ person: personId }} once={key}>
        <TextField name="reason" label={m.reportCorrectReason()} limit={500} />
      </PostForm>
    </ParticipationPage>
  );
}
