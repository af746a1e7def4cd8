import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { setGoal } from "#app/cohorts/goals/goal.server.ts";
import { goalIn, goalSchema } from "#app/cohorts/goals/goal.ts";
import { GoalForm } from "#app/cohorts/goals/ui/goal-form.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const memberOnly = (standing: Standing) => standing === "member";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, memberOnly);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, id: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, memberOnly);
  const form = await readForm(request, person);
  const submission = parseForm(form, goalSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const typed = String(form.get("id") ?? "");
  const id = isId(typed) ? typed : randomUUID();
  await setGoal(db, person, { id, cohortId: cohort.id, words: goalIn(submission.value) });
  throw redirect(`/cohorts/${cohort.id}/goals`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.goalsNew(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function NewGoalPage() {
  const { cohort, person, id } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.goalsNew()}
      lead={m.goalsNewLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/goals`, label: m.goalsTitle() }]}
    >
      <GoalForm reply={reply} hidden={{ person, id }} goal={null} />
    </CohortPage>
  );
}
