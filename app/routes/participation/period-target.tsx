import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { joinEdits } from "#app/http/joined-edits.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { listTargets } from "#app/participation/targets/queries/targets.server.ts";
import { changeTarget, removeTarget } from "#app/participation/targets/target.server.ts";
import { isTargetMeasure, typedPlan } from "#app/participation/targets/target.ts";
import { targetSchema } from "#app/participation/targets/target-form.ts";
import { targetInWords } from "#app/participation/targets/target-words.ts";
import { TargetFields } from "#app/participation/targets/ui/target-fields.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { editing } from "#app/signed-in/edit.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { grantOf } from "./grant-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** One target of a grant. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, period } = await grantOf(request, params.period);
  const target = (await listTargets(db, period.id)).find(({ measure }) => measure === params.measure);
  if (!target) throw notFound("Target");
  return {
    personId: person.id,
    period: { id: period.id, words: periodInWords(period) },
    words: targetInWords(target),
    shown: targetShown(target),
  };
}

/** Changes a target with POST, removes it with DELETE. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, period } = await grantOf(request, params.period);
  const { measure } = params;
  if (!isTargetMeasure(measure)) throw notFound("Target");
  const form = await readForm(request, person);
  const at = { periodId: period.id, measure };
  if (methodOf(request, form) === "DELETE") {
    if ((await removeTarget(db, person, at)) === "refused") throw notFound("Target");
    throw redirect(`/participation/periods/${period.id}/targets?saved=removed`, 303);
  }
  return editing(`${period.id} ${measure}`, async (db) => {
    const saved = (await listTargets(db, period.id)).find((target) => target.measure === measure);
    const conflict = saved && joinEdits(form, targetShown(saved));
    const submission = parseForm(form, targetSchema());
    if (submission.status !== "success") return rejectForm(submission);
    if (conflict) return rejectForm(submission, conflict);
    const { planned, budgetLine = "", reason = "" } = submission.value;
    const outcome = await changeTarget(db, person, at, { planned, budgetLine, reason });
    if (outcome !== "saved") throw notFound("Target");
    return redirect(`/participation/periods/${period.id}/targets?saved`, 303);
  });
}

type Target = Awaited<ReturnType<typeof listTargets>>[number];

const targetShown = ({ measure, planned, budgetLine, reason }: Target) => ({
  ...{ planned: String(typedPlan(measure, planned)), budgetLine, reason },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.words.name ?? m.targetTitle(), m.navParticipation()) },
];

export default function PeriodTargetPage() {
  const { personId, period, words, shown } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `/participation/periods/${period.id}`;
  return (
    <ParticipationPage
      reader="program"
      title={words.name}
      lead={m.targetOne(words)}
      below={[
        { to: at, label: period.words },
        { to: `${at}/targets`, label: m.targetTitle() },
      ]}
    >
      <PostForm reply={reply} submit={m.targetSave()} hidden={{ person: personId }} shown={shown}>
        <TargetFields {...shown} />
      </PostForm>
      <Confirm
        action={`${at}/targets/${words.measure}`}
        isDelete
        hidden={{ person: personId }}
        tone="quiet"
        label={m.targetRemove()}
        question={m.targetRemoveQuestion({ name: words.name })}
        confirm={m.targetRemove()}
      >
        <p>{m.targetRemoveBody()}</p>
      </Confirm>
    </ParticipationPage>
  );
}
