import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { findProgramVersion } from "#app/cohorts/programs/queries/program-versions.server.ts";
import {
  dayField,
  isRhythm,
  proposedSessions,
  rhythms,
  sessionPlanSchema,
  takenField,
  timeField,
} from "#app/cohorts/programs/session-plan.ts";
import type { CohortRow } from "#app/cohorts/queries/cohorts.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { momentAt } from "#app/time/dates.ts";
import { zoneInWords } from "#app/time/zones.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

async function agendasOf({ programSlug, programHash }: CohortRow) {
  if (!programSlug || !programHash) return [];
  return (await findProgramVersion(db, programSlug, programHash))?.agendas ?? [];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const asked = new URL(request.url).searchParams;
  const typedDay = asked.get("day") ?? "";
  const day = /^\d{4}-\d{2}-\d{2}$/.test(typedDay) && !Number.isNaN(Date.parse(typedDay)) ? typedDay : cohort.startsOn;
  const rhythm = asked.get("rhythm");
  const chosen = isRhythm(rhythm) ? rhythm : "program";
  const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(asked.get("time") ?? "") ? (asked.get("time") ?? "") : "16:00";
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    ...{ person: person.id, key: randomUUID(), day, time, rhythm: chosen },
    zone: zoneInWords(cohort.timeZone),
    sessions: proposedSessions(await agendasOf(cohort), day, chosen),
  };
}

/** Makes the sessions that were kept, at the days and times that were typed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  const agendas = await agendasOf(cohort);
  const submission = parseForm(form, sessionPlanSchema(agendas.map(({ key }) => key)));
  if (submission.status !== "success") return rejectForm(submission);
  const typed: Record<string, unknown> = submission.value;
  const { place = null, link = null } = submission.value;
  const drafts = agendas
    .filter(({ key }) => typed[takenField(key)] === "on")
    .map(({ key, title, minutes }) => ({
      ...{ title, agendaKey: `${cohort.programSlug}/${key}`, minutes, timeZone: cohort.timeZone },
      startsAt: momentAt(String(typed[dayField(key)]), String(typed[timeField(key)]), cohort.timeZone),
      ...{ place: place || null, link: link ?? null },
    }));
  await createMeetings(db, person, cohort.id, drafts, { key: String(form.get("key") ?? "").slice(0, 60) });
  throw redirect(`/cohorts/${cohort.id}/sessions`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.planTitle(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function PlanPage() {
  const { cohort, sessions } = useLoaderData<typeof loader>();
  return (
    <CohortPage cohort={cohort} title={m.planTitle()} lead={m.planLead()}>
      {sessions.length === 0 ? (
        <EmptyState
          title={m.planNoProgramTitle()}
          actions={<LinkButton to={`/cohorts/${cohort.id}/sessions/new`}>{m.planOwn()}</LinkButton>}
        >
          <p className="measure">{m.planNoProgramBody()}</p>
        </EmptyState>
      ) : (
        <div className="stack stack-8">
          <Rhythm />
          <Proposed />
        </div>
      )}
    </CohortPage>
  );
}

function Rhythm() {
  const { day, time, rhythm } = useLoaderData<typeof loader>();
  return (
    <Form method="get" className="filters" key={`${day} ${time} ${rhythm}`}>
      <div className="filters__choices">
        <TextField type="date" name="day" label={m.planFirst()} defaultValue={day} />
        <TextField type="time" name="time" label={m.planTime()} defaultValue={time} />
        <SelectField name="rhythm" label={m.planRhythm()} defaultValue={rhythm}>
          {rhythms.map((each) => (
            <option key={each} value={each}>
              {m.planRhythmName({ rhythm: each })}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="cluster">
        <Button>{m.planPropose()}</Button>
      </div>
    </Form>
  );
}

function Proposed() {
  const { person, key, day, time, rhythm, zone, sessions } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PostForm reply={reply} submit={m.planMake()} hidden={{ person, key }} key={`${day} ${time} ${rhythm}`}>
      <p className="soft">{m.planZone({ zone })}</p>
      {sessions.map((session) => (
        <fieldset key={session.key} className="field">
          <legend className="field__label">
            {session.title} <span className="soft">{m.planMinutes({ minutes: session.minutes })}</span>
          </legend>
          <div className="filters__choices">
            <TextField type="date" name={dayField(session.key)} label={m.planDay()} defaultValue={session.day} />
            <TextField type="time" name={timeField(session.key)} label={m.planTime()} defaultValue={time} />
            <Checkbox name={takenField(session.key)} label={m.planTake()} defaultChecked />
          </div>
        </fieldset>
      ))}
      <TextField name="place" label={m.planPlace()} isOptional />
      <TextField name="link" label={m.planLink()} isOptional inputMode="url" />
    </PostForm>
  );
}
