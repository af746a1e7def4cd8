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
import { findOrganization } from "#app/identity/organizations/queries/organizations.server.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { listComments } from "#app/participation/reports/queries/reports.server.ts";
import { commentOnReport } from "#app/participation/reports/report.server.ts";
import { longestNarrative } from "#app/participation/reports/report.ts";
import { commentSchema } from "#app/participation/reports/report-form.ts";
import { canReadOrganization } from "#app/participation/scope.ts";
import { figuresFor } from "#app/participation/snapshots/figures.server.ts";
import { SliceTable } from "#app/participation/snapshots/ui/slice-table.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDay } from "#app/time/dates.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { readableReportOf } from "./report-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** A partner's own row of a report, and their comment on it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, scope, report } = await readableReportOf(request, params.report);
  const organizationId = params.organization ?? "";
  if (!isId(organizationId) || !canReadOrganization(scope, organizationId)) throw notFound("Organization");
  const organization = await findOrganization(db, organizationId);
  if (!organization || report.state === "draft") throw notFound("Report");
  const [comments, cells] = await Promise.all([
    listComments(db, report.id),
    figuresFor(db, { id: person.id, scope }, report.snapshotId, { form: "page", slices: ["organization"] }),
  ]);
  return {
    ...{ personId: person.id, reader: scope.kind, organization: organization.name },
    report: { id: report.id, title: report.title },
    until: shortDay(report.previewUntil ?? ""),
    text: comments.find((comment) => comment.organizationId === organizationId)?.text ?? "",
    cells: cells.filter(({ row }) => row === organizationId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await readableReportOf(request, params.report);
  const submission = parseForm(await readForm(request, person), commentSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const organizationId = params.organization ?? "";
  if (!isId(organizationId)) throw notFound("Organization");
  const { text } = submission.value;
  const outcome = await commentOnReport(db, person, { reportId: report.id, organizationId, text });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Report");
  if (outcome === "closed") return rejectForm(submission, { problems: { text: [m.reportCommentClosed()] } });
  throw redirect(`/participation/reports/${report.id}?saved`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: titled(
      data ? m.reportCommentFor({ organization: data.organization }) : m.reportList(),
      m.navParticipation(),
    ),
  },
];

export default function ReportCommentPage() {
  const { personId, reader, organization, report, until, text, cells } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader={reader}
      title={m.reportCommentTitle({ organization })}
      lead={m.reportCommentLead({ day: until })}
      below={[
        { to: "/participation/reports", label: m.reportBack() },
        { to: `/participation/reports/${report.id}`, label: report.title },
      ]}
    >
      <div className="stack stack-8">
        {cells.length > 0 ? (
          <div className="stack">
            <SliceTable slice="organization" cells={cells} />
            <p className="small measure">{m.participationWithheldNote()}</p>
          </div>
        ) : null}
        <PostForm reply={reply} submit={m.reportCommentSave()} hidden={{ person: personId }}>
          <TextArea name="text" label={m.reportCommentLabel()} defaultValue={text} limit={longestNarrative} rows={6} />
        </PostForm>
      </div>
    </ParticipationPage>
  );
}
