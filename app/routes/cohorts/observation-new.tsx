import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { observationSchema } from "#app/cohorts/log/new-contact.ts";
import { observe } from "#app/cohorts/log/observation.server.ts";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { isId } from "#app/ids/id.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const members = await listCohortMembers(db, cohort.id);
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, id: randomUUID(), day: dayOf(currentTime(), cohort.timeZone) },
    members: members.filter(({ isLearning }) => isLearning).map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  const submission = parseForm(form, observationSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const typed = String(form.get("id") ?? "");
  const { member, ...words } = submission.value;
  const id = isId(typed) ? typed : randomUUID();
  const outcome = await observe(db, person, { id, cohortId: cohort.id, memberId: member, ...words });
  if (outcome === "no_such_member")
    return rejectForm(submission, { problems: { member: [m.coachingLogMemberMissing()] } });
  if (outcome === "wrong_day") return rejectForm(submission, { problems: { day: [m.coachingLogDayWrong()] } });
  throw redirect(`/cohorts/${cohort.id}/log?saved=added`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogObserve(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function NewObservationPage() {
  const { cohort, person, id, day, members } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.coachingLogObserve()}
      lead={m.coachingLogObserveLead()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/log`, label: m.coachingLogTitle() }]}
    >
      <PostForm reply={reply} submit={m.coachingLogObserveSave()} hidden={{ person, id }}>
        <SelectField name="member" label={m.coachingLogMember()} defaultValue="">
          <option value="">{m.assignedChoose()}</option>
          {members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField type="date" name="day" label={m.coachingLogDay()} defaultValue={day} />
        <GuardedTextArea name="evidence" label={m.coachingLogEvidence()} help={m.coachingLogEvidenceHelp()} rows={5} />
        <GuardedTextArea name="question" label={m.coachingLogQuestion()} help={m.coachingLogQuestionHelp()} rows={2} />
      </PostForm>
    </CohortPage>
  );
}
