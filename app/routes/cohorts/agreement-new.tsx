import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { writeAgreement } from "#app/cohorts/programs/agreement.server.ts";
import {
  type AgreementWords,
  agreementParts,
  agreementSchema,
  firstAgreement,
} from "#app/cohorts/programs/agreement.ts";
import { findAgreement } from "#app/cohorts/programs/queries/agreements.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import * as m from "#app/messages/catalog.ts";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const newest = await findAgreement(db, cohort.id);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, isFirst: !newest, words: wordsOf(newest) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  return editing(cohort.id, async (db) => {
    const conflict = joinEdits(form, wordsOf(await findAgreement(db, cohort.id)));
    const submission = parseForm(form, agreementSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    await writeAgreement(db, person, cohort.id, submission.value);
    return redirect(`/cohorts/${cohort.id}/agreement`, 303);
  });
}

/** The words that the form begins with. */
function wordsOf(newest: AgreementWords | null): AgreementWords {
  const { goals, norms, readers, records } = newest ?? firstAgreement();
  return { goals, norms, readers, records };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.agreementChange(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function AgreementChangePage() {
  const { cohort, person, isFirst, words } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={isFirst ? m.agreementWrite() : m.agreementChange()}
      lead={isFirst ? m.agreementWriteLead() : m.agreementChangeLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/agreement`, label: m.agreementTitle() }]}
    >
      <PostForm reply={reply} submit={m.agreementSave()} hidden={{ person }} shown={words}>
        {agreementParts.map((part) => (
          <GuardedTextArea
            key={part}
            name={part}
            label={m.agreementPart({ part })}
            rows={6}
            defaultValue={words[part]}
          />
        ))}
      </PostForm>
    </CohortPage>
  );
}
