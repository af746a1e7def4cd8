import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { handOver } from "#app/cohorts/programs/hand-over.server.ts";
import { handOverSchema } from "#app/cohorts/programs/hand-over.ts";
import { listHandOvers } from "#app/cohorts/programs/queries/hand-overs.server.ts";
import { listCoaches, listCoachGrants, listCohortCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { shortDayIn } from "#app/time/dates.ts";
import { SelectField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** A coach hands over their own place; the program's lead, any coach's. */
async function openCoach(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort, runsCohort);
  const coachId = params.coach ?? "";
  const isAllowed = visit.standing !== "coach" || coachId === visit.person.id;
  const coaches = await listCohortCoaches(db, visit.cohort.id);
  const coach = coaches.find(({ id }) => id === coachId);
  if (!isAllowed || !coach || (await listCoachGrants(db, visit.cohort.id, coachId)).length === 0)
    throw notFound("Coach");
  return { ...visit, coach };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, coach } = await openCoach(request, params);
  const [coaches, before] = await Promise.all([listCoaches(db), listHandOvers(db, cohort.id)]);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    coach: coach.name,
    others: coaches.filter(({ id }) => id !== coach.id).map(({ id, name }) => ({ id, name })),
    before: before.map(({ id, fromName, toName, note, at }) => ({
      ...{ id, note },
      what: m.handOverLine({ from: fromName ?? "", to: toName ?? "", day: shortDayIn(cohort.timeZone, at) }),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, coach } = await openCoach(request, params);
  const submission = parseForm(await readForm(request, person), handOverSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { to, note = null } = submission.value;
  const outcome = await handOver(db, person, { cohortId: cohort.id, from: coach.id, to, note: note || null });
  if (outcome !== "handed_over") return rejectForm(submission, { problems: { to: [m.handOverToMissing()] } });
  throw redirect(coach.id === person.id ? "/cohorts" : `/cohorts/${cohort.id}/people?saved=handed_over`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.handOverTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function HandOverPage() {
  const { cohort, person, coach, others, before } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.handOverTitle()}
      lead={m.handOverLead({ coach })}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/people`, label: m.cohortsTabPeople() }]}
    >
      <div className="stack-8">
        <PostForm reply={reply} submit={m.handOverDo()} hidden={{ person }}>
          <SelectField name="to" label={m.handOverTo()} help={m.handOverToHelp()} defaultValue="">
            <option value="">{m.assignedChoose()}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <GuardedTextArea name="note" label={m.handOverNote()} isOptional rows={4} />
        </PostForm>
        <ul className="plain lines">
          {before.map(({ id, what, note }) => (
            <li key={id}>
              <p className="soft">{what}</p>
              {note ? <p className="as-typed">{note}</p> : null}
            </li>
          ))}
        </ul>
      </div>
    </CohortPage>
  );
}
