import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { addMembership } from "#app/identity/organizations/membership.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import { membershipSchema } from "#app/identity/people/person-forms.ts";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { TextField } from "#app/ui/field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { redirectToPerson, requireManagedPerson } from "./managed-person.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.peopleMembershipTitle({ name: data?.person.name ?? "" }), m.adminSection()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, reach, isAdministrator, found } = await requireManagedPerson(request, params.person);
  return {
    isAdministrator,
    person: { id: found.id, name: found.name },
    organizations: await organizationChooser(db, { reach })({ q: "", chosen: "" }),
    today: dayOf(currentTime(), person.timeZone),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, reach, found } = await requireManagedPerson(request, params.person);
  const form = await formOf(request);
  return withChoices(form, { organization: organizationChooser(db, { reach }) }, () => add(form, person, found.id));
}

async function add(form: FormData, person: Person, personId: string) {
  const submission = parseForm(form, membershipSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { organization, title, startedOn } = submission.value;
  const membership = { personId, organizationId: organization, startedOn, ...(title && { title }) };
  const outcome = await addMembership(db, person, membership);
  const problems = {
    refused: { organization: [m.peopleNotYours()] },
    closed: { organization: [m.peoplePlaceIsClosed()] },
    already_there: { startedOn: [m.peopleAlreadyThere()] },
  };
  if (outcome !== "joined") return rejectForm(submission, { problems: problems[outcome] });
  throw redirectToPerson(personId, "membership");
}

export default function MembershipPage() {
  const { organizations, today, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PersonForm
      {...page}
      title={m.peopleMembershipTitle({ name: page.person.name })}
      reply={reply}
      hasChooser
      submit={m.peopleAddPlace()}
    >
      <Chooser name="organization" label={m.peoplePlace()} none={m.appChooseOne()} choices={organizations} />
      <TextField name="title" label={m.peopleJobTitle()} isOptional />
      <TextField type="date" name="startedOn" label={m.peopleStartsOn()} defaultValue={today} />
    </PersonForm>
  );
}
