import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { safePath } from "#app/http/return-path.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { missingParts } from "#app/inquiry/cycle.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { savePlan } from "#app/inquiry/plan.server.ts";
import { measureField, type PlannedMeasure, planFields, planPartsIn } from "#app/inquiry/plan.ts";
import { planSchema } from "#app/inquiry/plan-form.ts";
import { notPredicted } from "#app/inquiry/predicted.ts";
import type { CyclePage } from "#app/inquiry/queries/cycle-page.server.ts";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import { PlanForm } from "#app/inquiry/ui/plan-form.tsx";
import { PlanView } from "#app/inquiry/ui/plan-view.tsx";
import { SavedNotice } from "#app/inquiry/ui/saved-notice.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle);
  const { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, texts } = cycle;
  const { revision, texts: plan } = texts.plan;
  return {
    cycle: headOf(cycle),
    person: person.id,
    plan: { title, startsOn, endsOn, dataEvery, isLocked, questions, measures, revision, texts: plan },
    isReady: missingParts({ change: plan.change ?? "", questions, measures }).length === 0,
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = completed(await readForm(request, person), cycle);
  const submission = parseForm(form, planSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { title, startsOn = null, endsOn = null, dataEvery = null, base } = submission.value;
  const parts = planPartsIn((name) => form.get(name));
  // Locked fields are not in the form.
  const locked = cycle.isLocked ? { questions: cycle.questions, measures: predictedAs(parts.measures, cycle) } : {};
  const plan = { ...parts, title: oneLine(title), startsOn, endsOn, dataEvery, ...locked };
  const saved = await savePlan(db, person, cycle.id, { plan, base });
  const refuse = (field: string, words: string) => rejectForm(submission, { problems: { [field]: [words] } });
  switch (saved.outcome) {
    case "missing":
      throw redirect(`/inquiry/${cycle.id}`, 303);
    case "locked":
      return refuse("", m.inquiryLockedMeanwhile());
    case "changed_meanwhile":
      return refuse("", m.inquiryChangedMeanwhile());
    case "measured":
      return refuse(measureField(saved.position, "definition"), m.inquiryMeasured());
    case "saved":
      throw redirect(safePath(form.get("to"), `/inquiry/${cycle.id}/plan?saved`), 303);
  }
}

/** The form with the fields that it lacks as they are in the plan: a lesson shows only some of them. */
function completed(form: FormData, cycle: CyclePage): FormData {
  const fields = planFields({ ...cycle, texts: cycle.texts.plan.texts });
  for (const [name, value] of Object.entries(fields)) if (!form.has(name)) form.set(name, value);
  return form;
}

/** These measures with the predictions that the cycle holds. */
function predictedAs(measures: PlannedMeasure[], cycle: CyclePage): PlannedMeasure[] {
  return measures.map((measure) => {
    const { predictedLow, predictedHigh } =
      cycle.measures.find((old) => old.position === measure.position) ?? notPredicted;
    return { ...measure, predictedLow, predictedHigh };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryStepName({ step: "plan" }), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function PlanPage() {
  const { cycle, person, plan, isReady, isSaved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CycleFrame cycle={cycle} title={m.inquiryStepName({ step: "plan" })} lead={m.inquiryPlanLead()}>
      {cycle.relation === "member" ? (
        <div className="stack-8">
          {isSaved && !reply ? (
            <SavedNotice
              to={`/inquiry/${cycle.id}${isReady ? "/do" : ""}`}
              next={isReady ? m.inquiryGoTo({ step: "do" }) : m.inquiryOpenOverview()}
            />
          ) : null}
          <PlanForm plan={plan} person={person} reply={reply} />
        </div>
      ) : (
        <PlanView plan={plan} />
      )}
    </CycleFrame>
  );
}
