import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import type { PastedRow } from "#app/cohorts/log/pasted-log.ts";
import { pasteLog, previewLog } from "#app/cohorts/log/pasting.server.ts";
import { pastingSchema } from "#app/cohorts/log/pasting.ts";
import { type PreviewedRow, SheetPreview } from "#app/cohorts/log/ui/sheet-preview.tsx";
import { listPeopleEver } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, key: randomUUID() };
}

/** Shows what a pasted sheet says, row by row; adds all of it once it is confirmed and has no problem. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  const submission = parseForm(form, pastingSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { pasted: text, time, minutes, key } = submission.value;
  const sheet = { text, usual: { time, minutes } };
  if (form.get("step") === "add") {
    const outcome = await pasteLog(db, person, cohort, { ...sheet, key });
    if (outcome === "refused") throw notFound("Cohort");
    if (outcome !== "has_problems") throw redirect(`/cohorts/${cohort.id}/log?saved=added`, 303);
  }
  const rows = await previewLog(db, cohort, sheet);
  if (typeof rows === "string")
    return rejectForm(submission, { problems: { pasted: [m.pasteNothing({ why: rows })] } });
  const names = new Map((await listPeopleEver(db, cohort.id)).map(({ personId, name }) => [personId, name]));
  const preview = rows.map((row) => previewed(row, names, cohort.timeZone));
  const typed = { values: { pasted: text, time, minutes: String(minutes) }, problems: {}, at: Date.now() };
  return data({ ...typed, key, preview }, { status: rows.some(({ problems }) => problems.length > 0) ? 422 : 200 });
}

function previewed(row: PastedRow, names: Map<string, string>, timeZone: string): PreviewedRow {
  const { line, kind, title, beganAt, minutes, memberIds, problems } = row;
  const what = m.coachingLogKind({ kind });
  return {
    ...{ line, problems, minutes, what: title === what ? what : `${what}: ${title}` },
    when: problems.length > 0 ? "" : dayAndTimeIn(timeZone, beganAt.toISOString()),
    who: memberIds.map((id) => names.get(id)).join(", ") || m.coachingLogNobody(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.pasteTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function PastePage() {
  const { cohort, person, key } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const preview = answer && "preview" in answer ? answer.preview : null;
  const values = answer?.values ?? {};
  return (
    <CohortPage
      cohort={cohort}
      title={m.pasteTitle()}
      lead={m.pasteLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/log`, label: m.coachingLogTitle() }]}
    >
      <div className="stack-8">
        {preview ? (
          <SheetPreview
            rows={preview}
            hidden={{ person, key: answer && "key" in answer ? answer.key : key, step: "add", ...values }}
          />
        ) : null}
        <PostForm
          reply={answer}
          submit={m.pasteRead()}
          submitTone={preview ? "secondary" : "primary"}
          hidden={{ person, key }}
        >
          <GuardedTextArea
            name="pasted"
            label={m.pasteCells()}
            help={m.pasteCellsHelp()}
            rows={8}
            defaultValue={values.pasted ?? ""}
          />
          <div className="filters__choices">
            <TextField type="time" name="time" label={m.pasteUsualTime()} defaultValue={values.time ?? "16:00"} />
            <TextField
              name="minutes"
              label={m.pasteUsualMinutes()}
              inputMode="numeric"
              defaultValue={values.minutes ?? "60"}
            />
          </div>
        </PostForm>
      </div>
    </CohortPage>
  );
}
