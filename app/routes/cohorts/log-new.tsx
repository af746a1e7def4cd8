import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Standing } from "#app/cohorts/cohort.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { logContact } from "#app/cohorts/log/contact.server.ts";
import { barriers, contactModes, focuses, strategies } from "#app/cohorts/log/contact.ts";
import { contactSchema, memberField, tagField, typedKinds } from "#app/cohorts/log/new-contact.ts";
import { listCohortMembers } from "#app/cohorts/queries/cohort-people.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, momentAt, timeOf } from "#app/time/dates.ts";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

const coachOnly = (standing: Standing) => standing === "coach";

/** Everybody who learns or learned in the cohort, each once, current members first. */
async function membersOf(cohortId: string) {
  const members = await listCohortMembers(db, cohortId);
  return [...new Map(members.map((member) => [member.id, member])).values()];
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort, standing } = await cohortVisitor(request, params.cohort, coachOnly);
  const now = currentTime();
  const { id, name } = cohort;
  return {
    cohort: { id, name, standing },
    person: person.id,
    key: randomUUID(),
    day: dayOf(now, cohort.timeZone),
    time: timeOf(now, cohort.timeZone),
    chosen: new URL(request.url).searchParams.get("member"),
    members: (await membersOf(cohort.id)).map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await cohortVisitor(request, params.cohort, coachOnly);
  const form = await readForm(request, person);
  const memberIds = (await membersOf(cohort.id)).map(({ id }) => id);
  const submission = parseForm(form, contactSchema(memberIds));
  if (submission.status !== "success") return rejectForm(submission);
  const { kind, day, time, minutes, mode, summary = null, ...rest } = submission.value;
  const ticked: Record<string, unknown> = rest;
  const isTagged = (tag: string) => ticked[tagField(tag)] === "on";
  await logContact(db, person, {
    ...{ cohortId: cohort.id, kind, minutes, mode, summary: summary || null },
    beganAt: momentAt(day, time, cohort.timeZone),
    ...{
      focus: focuses.filter(isTagged),
      strategies: strategies.filter(isTagged),
      barriers: barriers.filter(isTagged),
    },
    memberIds: memberIds.filter((id) => ticked[memberField(id)] === "on"),
    key: String(form.get("key") ?? randomUUID()).slice(0, 100),
  });
  throw redirect(`/cohorts/${cohort.id}/log`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.coachingLogAdd(), data?.cohort.name ?? m.cohortsTitle()) },
];

export default function NewContactPage() {
  const { cohort, person, key, day, time, chosen, members } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage
      cohort={cohort}
      title={m.coachingLogAdd()}
      breadcrumbs={[{ to: `/cohorts/${cohort.id}/log`, label: m.coachingLogTitle() }]}
    >
      <PostForm reply={reply} submit={m.coachingLogSave()} hidden={{ person, key }}>
        <SelectField name="kind" label={m.coachingLogKindLabel()} defaultValue="one-to-one">
          {typedKinds.map((kind) => (
            <option key={kind} value={kind}>
              {m.coachingLogKind({ kind })}
            </option>
          ))}
        </SelectField>
        <fieldset className="field">
          <legend className="field__label">{m.coachingLogWho()}</legend>
          {members.length === 0 ? <p className="soft">{m.cohortsNoMembersTitle()}</p> : null}
          <div className="filters__choices">
            {members.map(({ id, name }) => (
              <Checkbox key={id} name={memberField(id)} label={name} defaultChecked={id === chosen} />
            ))}
          </div>
        </fieldset>
        <div className="filters__choices">
          <TextField
            name="minutes"
            label={m.coachingLogMinutesHeading()}
            inputMode="numeric"
            defaultValue="30"
            autoComplete="off"
          />
          <TextField type="date" name="day" label={m.coachingLogDay()} defaultValue={day} />
          <TextField type="time" name="time" label={m.coachingLogTime()} defaultValue={time} />
        </div>
        <SelectField name="mode" label={m.coachingLogModeLabel()} defaultValue="video">
          {contactModes.map((mode) => (
            <option key={mode} value={mode}>
              {m.coachingLogMode({ mode })}
            </option>
          ))}
        </SelectField>
        <GuardedTextArea
          name="summary"
          label={m.coachingLogSummary()}
          help={m.coachingLogSummaryHelp()}
          isOptional
          rows={3}
        />
        <details>
          <summary>{m.coachingLogTags()}</summary>
          <Tags title={m.coachingLogFocus()} tags={focuses} />
          <Tags title={m.coachingLogStrategies()} tags={strategies} />
          <Tags title={m.coachingLogBarriers()} tags={barriers} />
        </details>
      </PostForm>
    </CohortPage>
  );
}

function Tags({ title, tags }: { title: string; tags: readonly string[] }) {
  return (
    <fieldset className="field">
      <legend className="field__label">{title}</legend>
      <div className="filters__choices">
        {tags.map((tag) => (
          <Checkbox key={tag} name={tagField(tag)} label={m.coachingLogTag({ tag: tag.replaceAll("-", "_") })} />
        ))}
      </div>
    </fieldset>
  );
}
