import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { runsCohort } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { endCohortMembership } from "#app/cohorts/programs/membership.server.ts";
import { membershipEndSchema } from "#app/cohorts/programs/membership-end.ts";
import { findCurrentMember } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayBefore, dayOf, homeZone } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** Ends a membership: one's own, or any for those who run the cohort. */
async function openMember(request: Request, params: LoaderFunctionArgs["params"]) {
  const visit = await cohortVisitor(request, params.cohort);
  const isSelf = params.person === visit.person.id;
  const member =
    isSelf || runsCohort(visit.standing) ? await findCurrentMember(db, visit.cohort.id, params.person ?? "") : null;
  if (!member) throw notFound("Member");
  return { ...visit, member, isSelf };
}

const yesterday = () => dayBefore(dayOf(currentTime(), homeZone));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing, member, isSelf } = await openMember(request, params);
  const { id, name } = cohort;
  return { cohort: { id, name, standing }, person: person.id, member, isSelf, day: yesterday() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort, member, isSelf } = await openMember(request, params);
  const submission = parseForm(await readForm(request, person), membershipEndSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { day } = submission.value;
  if (day < dayBefore(member.joinedOn)) {
    return rejectForm(submission, { problems: { day: [m.cohortsLeftBeforeJoined()] } });
  }
  await endCohortMembership(db, person, { cohortId: cohort.id, personId: member.id, leftOn: day });
  throw redirect(isSelf ? "/cohorts?saved=left" : `/cohorts/${cohort.id}/people?saved=left`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.cohortsEndTitle({ name: data?.member.name ?? "" }), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function MembershipEndPage() {
  const { cohort, person, member, isSelf, day } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const people = { to: `/cohorts/${cohort.id}/people`, label: m.cohortsTabPeople() };
  return (
    <CohortPage
      cohort={cohort}
      title={isSelf ? m.cohortsLeaveTitle({ cohort: cohort.name }) : m.cohortsEndTitle({ name: member.name })}
      lead={isSelf ? m.cohortsLeaveLead() : m.cohortsEndLead()}
      breadcrumbs={[people]}
    >
      <PostForm reply={reply} submit={isSelf ? m.cohortsLeave() : m.cohortsEnd()} hidden={{ person }}>
        <TextField type="date" name="day" label={m.cohortsLastDay()} help={m.cohortsLastDayHelp()} defaultValue={day} />
      </PostForm>
    </CohortPage>
  );
}
