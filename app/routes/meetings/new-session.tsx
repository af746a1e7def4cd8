import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listPrograms } from "#app/catalog/programs.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { createMeetings } from "#app/meetings/meeting.server.ts";
import { longestSeries, newMeetingSchema } from "#app/meetings/meeting.ts";
import { sessionsPath } from "#app/meetings/paths.ts";
import { MeetingFields } from "#app/meetings/ui/meeting-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { fromNow } from "#app/time/clock.ts";
import { dayOf, momentAt, weeksAfter } from "#app/time/dates.ts";
import { days } from "#app/time/durations.ts";
import { otherZones } from "#app/time/zones.ts";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { coachedCohortOf } from "./cohort-of-request.server.ts";

export const meta: MetaFunction = () => [{ title: titled(m.meetingsNew()) }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cohort } = await coachedCohortOf(request, params.cohort);
  return {
    cohort: { id: cohort.id, name: cohort.name },
    personId: person.id,
    key: crypto.randomUUID(),
    zones: otherZones(),
    agendas: listPrograms().map(({ slug, title, agendas }) => ({
      title,
      options: agendas.map((agenda) => ({ value: `${slug}/${agenda.key}`, label: agenda.title })),
    })),
    meeting: {
      title: "",
      day: dayOf(fromNow(7 * days), person.timeZone),
      time: "16:00",
      minutes: 60,
      timeZone: person.timeZone,
      place: "",
      link: "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await coachedCohortOf(request, params.cohort);
  const submission = parseForm(await readForm(request, person), newMeetingSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { day, time, weeks, key, ...facts } = submission.value;
  const drafts = Array.from({ length: weeks }, (_, week) => ({
    ...facts,
    startsAt: momentAt(weeksAfter(day, week), time, facts.timeZone),
  }));
  const outcome = await createMeetings(db, person, cohort.id, drafts, { key });
  if (outcome === "not_allowed") throw notFound("Cohort");
  throw redirect(`${sessionsPath(cohort.id)}?planned=${drafts.length}`, 303);
}

export default function NewSession() {
  const { cohort, personId, key, zones, agendas, meeting } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      title={m.meetingsNew()}
      lead={m.meetingsNewLead()}
      width="narrow"
      breadcrumbs={[{ to: sessionsPath(cohort.id), label: m.meetingsSessionsOf({ cohort: cohort.name }) }]}
    >
      <PostForm reply={reply} submit={m.meetingsCreate()} hidden={{ person: personId }} once={key}>
        <MeetingFields meeting={meeting} zones={zones} />
        <SelectField label={m.meetingsFieldAgenda()} name="agendaKey" isOptional defaultValue="">
          <option value="">{m.meetingsNoAgenda()}</option>
          {agendas.map(({ title, options }) => (
            <optgroup key={title} label={title}>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
        <TextField
          label={m.meetingsFieldWeeks()}
          help={m.meetingsFieldWeeksHelp()}
          name="weeks"
          type="number"
          min={1}
          max={longestSeries}
          defaultValue={1}
        />
      </PostForm>
    </Page>
  );
}
