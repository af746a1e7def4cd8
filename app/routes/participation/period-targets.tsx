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
import { exactMeasures } from "#app/participation/measures/measure.ts";
import { measureInWords } from "#app/participation/measures/measure-words.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { listTargets } from "#app/participation/targets/queries/targets.server.ts";
import { recordTarget } from "#app/participation/targets/target.server.ts";
import { monthsPassed } from "#app/participation/targets/target.ts";
import { newTargetSchema } from "#app/participation/targets/target-form.ts";
import { targetInWords } from "#app/participation/targets/target-words.ts";
import { TargetFields } from "#app/participation/targets/ui/target-fields.tsx";
import { TargetTable } from "#app/participation/targets/ui/target-table.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { grantOf } from "./grant-of-request.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** What a grant planned, and what has happened since its first day. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, period } = await grantOf(request, params.period);
  const targets = (await listTargets(db, period.id)).map(targetInWords);
  return {
    personId: person.id,
    period: { id: period.id, words: periodInWords(period) },
    months: monthsPassed(period, dayOf(currentTime(), homeZone)),
    rows: exactMeasures.flatMap((measure) => targets.filter((target) => target.measure === measure)),
    left: exactMeasures
      .filter((measure) => targets.every((target) => target.measure !== measure))
      .map((measure) => ({ measure, name: measureInWords(measure).name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, period } = await grantOf(request, params.period);
  const submission = parseForm(await readForm(request, person), newTargetSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { measure, planned, budgetLine = "", reason = "" } = submission.value;
  const plan = { planned, budgetLine, reason };
  const outcome = await recordTarget(db, person, { periodId: period.id, measure }, plan);
  if (outcome === "refused" || outcome === "not_there") throw notFound("Period");
  if (outcome === "there") return rejectForm(submission, { problems: { measure: [m.targetThere()] } });
  throw redirect(`/participation/periods/${period.id}/targets?saved`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.targetTitle(), data?.period.words ?? m.navParticipation()) },
];

export default function PeriodTargetsPage() {
  const { personId, period, months, rows, left } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const at = `/participation/periods/${period.id}`;
  return (
    <ParticipationPage
      reader="program"
      title={m.targetTitle()}
      lead={m.targetLead({ period: period.words, ...months })}
      below={[
        { to: "/participation/periods", label: m.participationPeriods() },
        { to: at, label: period.words },
      ]}
    >
      <div className="stack stack-8">
        {rows.length === 0 ? (
          <EmptyState title={m.targetNone()}>
            <p className="measure">{m.targetNoneBody()}</p>
          </EmptyState>
        ) : (
          <TargetTable at={`${at}/targets`} rows={rows} />
        )}
        {left.length > 0 ? (
          <section aria-labelledby="new" className="stack no-print">
            <h2 id="new">{m.targetNew()}</h2>
            <PostForm
              key={left.length}
              reply={reply}
              submit={m.targetSave()}
              submitTone="secondary"
              hidden={{ person: personId }}
            >
              <SelectField name="measure" label={m.reportMeasure()}>
                {left.map(({ measure, name }) => (
                  <option key={measure} value={measure}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <TargetFields planned="" budgetLine="" reason="" />
            </PostForm>
          </section>
        ) : null}
      </div>
    </ParticipationPage>
  );
}
