import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { listNarratives } from "#app/participation/reports/queries/reports.server.ts";
import { saveNarrative } from "#app/participation/reports/report.server.ts";
import { longestNarrative, type NarrativeSection, narrativeSections } from "#app/participation/reports/report.ts";
import { narrativeSchema } from "#app/participation/reports/report-form.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import type { Db } from "#db/client.server.ts";
import { db } from "#db/pool.server.ts";
import { reportOf } from "./report-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

async function sectionOf(request: Request, params: { report?: string; section?: string }) {
  const { person, report } = await reportOf(request, params.report);
  const section = narrativeSections.find((each) => each === params.section);
  if (!section || report.state === "published") throw notFound("Section");
  return { person, report, section };
}

/** One section of a report that leads write. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, report, section } = await sectionOf(request, params);
  const { text } = await findWritten(db, report.id, section);
  return { ...{ personId: person.id, report: { id: report.id, title: report.title }, section }, text };
}

async function findWritten(db: Db, reportId: string, section: NarrativeSection) {
  const written = (await listNarratives(db, reportId)).find((each) => each.section === section);
  return { text: written?.text ?? "", revision: written?.revision ?? 0 };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report, section } = await sectionOf(request, params);
  const form = await readForm(request, person);
  return editing(`${report.id} ${section}`, async (db) => {
    const { revision, text: saved } = await findWritten(db, report.id, section);
    const conflict = joinEdits(form, { text: saved });
    const submission = parseForm(form, narrativeSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { text = "" } = submission.value;
    const outcome = await saveNarrative(db, person, report.id, { section, text, revision });
    if (outcome === "saved") return redirect(`/participation/reports/${report.id}?saved`, 303);
    const problem = outcome === "changed" ? m.reportChanged() : m.reportIsPublished();
    return rejectForm(submission, { problems: { text: [problem] } });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data ? m.reportNarrative({ section: data.section }) : m.reportList(), m.navParticipation()) },
];

export default function ReportNarrativePage() {
  const { personId, report, section, text } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader="program"
      title={m.reportNarrative({ section })}
      lead={m.reportNarrativeHelp({ section })}
      below={[
        { to: "/participation/reports", label: m.reportBack() },
        { to: `/participation/reports/${report.id}`, label: report.title },
      ]}
    >
      <PostForm
        reply={reply}
        submit={m.reportSave()}
        hidden={{ person: personId }}
        shown={{ text }}
        besideSubmit={<LinkButton to={`/participation/reports/${report.id}`}>{m.reportCancel()}</LinkButton>}
      >
        <TextArea
          name="text"
          label={m.reportNarrative({ section })}
          defaultValue={text}
          limit={longestNarrative}
          rows={10}
        />
      </PostForm>
    </ParticipationPage>
  );
}
