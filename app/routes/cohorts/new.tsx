import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findProgram, listPrograms } from "#app/catalog/programs.server.ts";
import { canStartCohort } from "#app/cohorts/cohort.ts";
import { createCohort } from "#app/cohorts/programs/new-cohort.server.ts";
import { coachField, endsInOrder, newCohortSchema, organizationFields } from "#app/cohorts/programs/new-cohort.ts";
import { CohortFields } from "#app/cohorts/programs/ui/cohort-fields.tsx";
import { listCoaches } from "#app/cohorts/queries/cohort-people.server.ts";
import { withChoices } from "#app/http/choices.server.ts";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { otherZones } from "#app/time/zones.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { Checkbox, SelectField } from "#app/ui/field.tsx";
import { Page } from "#app/ui/page.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

async function starter(request: Request): Promise<Person> {
  const person = await signedIn(request);
  if (!canStartCohort(person)) throw closedPage(request, person);
  return person;
}

/** Names of organizations are not secret from people who run cohorts. */
const organizations = () => organizationChooser(db, { reach: "everybody" });

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await starter(request);
  const [coaches, choices] = await Promise.all([listCoaches(db), organizations()({ q: "", chosen: "" })]);
  return {
    id: randomUUID(),
    person: person.id,
    today: dayOf(currentTime(), person.timeZone),
    timeZone: person.timeZone,
    zones: otherZones(),
    programs: listPrograms().map(({ slug, title, months, agendas }) => ({
      slug,
      title,
      months,
      sessions: agendas.length,
    })),
    organizations: choices,
    coaches: coaches.map((coach) => ({ ...coach, isChosen: coach.id === person.id })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await starter(request);
  const form = await readForm(request, person);
  const choosers = Object.fromEntries(organizationFields.map((field) => [field, organizations()]));
  return withChoices(form, choosers, () => make(form, person));
}

async function make(form: FormData, person: Person) {
  const coachIds = (await listCoaches(db)).map(({ id }) => id);
  const submission = parseForm(form, newCohortSchema(coachIds));
  if (submission.status !== "success") return rejectForm(submission);
  const {
    id = randomUUID(),
    name,
    startsOn,
    endsOn,
    timeZone,
    language,
    capacity,
    program,
    ...rest
  } = submission.value;
  if (!endsInOrder({ startsOn, endsOn })) {
    return rejectForm(submission, { problems: { endsOn: [m.cohortsEndsBefore()] } });
  }
  const followed = program ? findProgram(program) : null;
  if (program && !followed) return rejectForm(submission, { problems: { program: [m.cohortsProgramGone()] } });
  const chosen: Record<string, unknown> = rest;
  const made = await createCohort(db, person, {
    ...{ id, name, startsOn, endsOn: endsOn ?? null, timeZone, language, capacity: capacity ?? null },
    program: followed,
    coachIds: coachIds.filter((id) => chosen[coachField(id)] === "on"),
    organizationIds: organizationFields.map((field) => chosen[field]).filter((id) => typeof id === "string"),
  });
  if (made === "refused") return rejectForm(submission, { problems: { "": [m.cohortsMayNotStart()] } });
  throw redirect(`/cohorts/${made.cohortId}?saved=created`, 303);
}

export const meta: MetaFunction = () => [{ title: titled(m.cohortsNewTitle()) }];

export default function NewCohortPage() {
  const { id, person, today, timeZone, zones, programs, organizations, coaches } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page
      width="narrow"
      title={m.cohortsNewTitle()}
      lead={m.cohortsNewLead()}
      breadcrumbs={[{ to: "/cohorts", label: m.cohortsTitle() }]}
    >
      <PostForm reply={reply} submit={m.cohortsMake()} hidden={{ id, person }} hasChooser>
        <SelectField name="program" label={m.cohortsProgram()} isOptional defaultValue={programs[0]?.slug ?? ""}>
          {programs.map(({ slug, title, months, sessions }) => (
            <option key={slug} value={slug}>
              {m.cohortsProgramChoice({ title, months, sessions })}
            </option>
          ))}
          <option value="">{m.cohortsProgramNone()}</option>
        </SelectField>
        <CohortFields zones={zones} given={{ startsOn: today, timeZone, language: "en" }} />
        <fieldset className="field">
          <legend className="field__label">{m.cohortsCoaches()}</legend>
          <p className="field__help">{coaches.length > 0 ? m.cohortsCoachesHelp() : m.cohortsCoachesNone()}</p>
          {coaches.map(({ id, name, isChosen }) => (
            <Checkbox key={id} name={coachField(id)} label={name} defaultChecked={isChosen} />
          ))}
        </fieldset>
        {organizationFields.map((field, index) => (
          <Chooser
            key={field}
            name={field}
            label={m.cohortsOrganization({ number: index + 1 })}
            isOptional
            none={m.cohortsNoOrganization()}
            choices={organizations}
          />
        ))}
      </PostForm>
    </Page>
  );
}
