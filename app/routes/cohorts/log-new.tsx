import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { logContact } from "#app/cohorts/log/contact.server.ts";
import { contactSchema, memberField, tickedIn, typedKinds } from "#app/cohorts/log/new-contact.ts";
import { listOfferedGoals } from "#app/cohorts/log/offered-goals.server.ts";
import { AboutFields, type GivenContact, HowFields, WhenFields } from "#app/cohorts/log/ui/contact-fields.tsx";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayOf, momentAt, timeOf } from "#app/time/dates.ts";
import { minutes } from "#app/time/durations.ts";
import { Checkbox, SelectField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";
const usualMinutes = 30;

/** Everybody who learns or learned in the cohort, each once, current members first. */
async function membersOf(cohortId: string) {
  const members = await listCohortMembers(db, cohortId);
  return [...new Map(members.map((member) => [member.id, member])).values()];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const { id, name, timeZone } = cohort;
  // A contact is logged when it is over, so it began a while ago, at a time that people say.
  const ago = fromNow(-usualMinutes * minutes);
  const began = new Date(Math.floor(ago.getTime() / (5 * minutes)) * 5 * minutes);
  const given: GivenContact = {
    ...{ day: dayOf(began, timeZone), time: timeOf(began, timeZone), minutes: usualMinutes },
    ...{ mode: "video", language: null, tags: [], goalIds: [], summary: null },
  };
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, key: randomUUID(), given },
    chosen: new URL(request.url).searchParams.get("member"),
    members: (await membersOf(cohort.id)).map(({ id, name }) => ({ id, name })),
    goals: await listOfferedGoals(db, { cohortId: cohort.id, coachId: person.id }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  const memberIds = (await membersOf(cohort.id)).map(({ id }) => id);
  const goalIds = (await listOfferedGoals(db, { cohortId: cohort.id, coachId: person.id })).map(({ id }) => id);
  const submission = parseForm(form, contactSchema({ memberIds, goalIds }));
  if (submission.status !== "success") return rejectForm(submission);
  const { kind, day, time, minutes, mode, language = null, summary = null } = submission.value;
  const ticked: Record<string, unknown> = submission.value;
  const outcome = await logContact(db, person, {
    ...{ cohortId: cohort.id, kind, minutes, mode, language, summary: summary || null },
    ...tickedIn(ticked, goalIds),
    beganAt: momentAt(day, time, cohort.timeZone),
    memberIds: memberIds.filter((id) => ticked[memberField(id)] === "on"),
    key: String(form.get("key") ?? randomUUID()).slice(0, 100),
  });
  if (outcome === "nobody")
    return rejectForm(submission, { problems: { [memberField(memberIds[0] ?? "")]: [m.coachingLogNobodyChosen()] } });
  if (outcome === "wrong_day") return rejectForm(submission, { problems: { day: [m.coachingLogDayWrong()] } });
  if (outcome === "no_such_goal") return rejectForm(submission, { problems: { "": [m.coachingLogGoalWrong()] } });
  throw redirect(`/cohorts/${cohort.id}/log?saved=added`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogAdd(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function NewContactPage() {
  const { cohort, person, key, given, chosen, members, goals } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.coachingLogAdd()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/log`, label: m.coachingLogTitle() }]}
    >
      <PostForm reply={reply} submit={m.coachingLogSave()} hidden={{ person }} once={key}>
        <fieldset className="field">
          <legend className="field__label">{m.coachingLogWho()}</legend>
          {members.length === 0 ? <p className="soft">{m.cohortsNoMembersTitle()}</p> : null}
          <div className="filters__choices">
            {members.map(({ id, name }) => (
              <Checkbox key={id} name={memberField(id)} label={name} defaultChecked={id === chosen} />
            ))}
          </div>
        </fieldset>
        <SelectField name="kind" label={m.coachingLogKindLabel()} defaultValue="one-to-one">
          {typedKinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.coachingLogKind({ kind })}
            </option>
          ))}
        </SelectField>
        <WhenFields given={given} />
        <HowFields given={given} />
        <AboutFields given={given} goals={goals} isOpen={reply !== undefined} />
      </PostForm>
    </CohortPage>
  );
}
