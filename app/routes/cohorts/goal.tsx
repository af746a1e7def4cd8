import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readsWords } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { reviseGoal } from "#app/cohorts/goals/goal.server.ts";
import { goalIn, goalSchema } from "#app/cohorts/goals/goal.ts";
import { findOwnGoal } from "#app/cohorts/goals/queries/goals.server.ts";
import { GoalForm } from "#app/cohorts/goals/ui/goal-form.tsx";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** The visitor's own goal in this cohort. */
async function openGoal(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort, readsWords);
  const goal = await findOwnGoal(db, visit.person.id, params.goal ?? "");
  if (!goal || goal.cohortId !== visit.cohort.id) throw notFound("Goal");
  return { ...visit, goal };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, goal } = await openGoal(request, params);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, goal };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, goal } = await openGoal(request, params);
  const submission = parseForm(await readForm(request, person), goalSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { seen } = submission.value;
  const outcome = await reviseGoal(db, person, { goalId: goal.id, seen, words: goalIn(submission.value) });
  if (outcome === "missing") throw notFound("Goal");
  if (outcome === "changed_meanwhile") {
    return rejectForm(submission, { problems: { "": [m.goalsChangedMeanwhile({ statement: goal.statement })] } });
  }
  throw redirect(`/cohorts/${cohort.id}/goals#${goal.id}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.goalsChange(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function GoalPage() {
  const { cohort, person, goal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.goalsChange()}
      lead={m.goalsChangeLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/goals`, label: m.goalsTitle() }]}
    >
      <GoalForm reply={reply} hidden={{ person, seen: goal.revision }} goal={goal} />
    </CohortPage>
  );
}
