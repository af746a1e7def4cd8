import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { grantRoleWithSessions } from "#app/cohorts/programs/coach-role.server.ts";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { scopeChooser } from "#app/identity/organizations/organization-choices.server.ts";
import { grantSchema, reasonLength, scopeIn } from "#app/identity/people/person-forms.ts";
import { listRunningCohorts } from "#app/identity/people/queries/cohort-memberships.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { canAdminister, canGrant, canLead, type ManagedScope, roles } from "#app/identity/person/role.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { dayAfter, dayBeginsAt, homeZone } from "#app/time/dates.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { RadioGroup, TextField } from "#app/ui/field.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { redirectToPerson, requireManagedPerson } from "./managed-person.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.peopleGrantTitle({ name: data?.person.name ?? "" }), m.adminSection()) },
];

/** A person within reach. An administrator, who can grant any role, must have signed in recently. */
async function openGranting(request: Request, params: LoaderFunctionArgs["params"]) {
  const visited = await requireManagedPerson(request, params.person);
  if (visited.isAdministrator) requireRecentSignIn(request, visited.person);
  return visited;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, reach, isAdministrator, found } = await openGranting(request, params);
  const isSomewhere = (role: (typeof roles)[number]) =>
    canGrant(person, role, {}) || role === "educator" || role === "coach";
  return {
    isAdministrator,
    person: { id: found.id, name: found.name },
    roles: roles.filter(isSomewhere).map((role) => ({ value: role, label: roleInWords(role) })),
    scopes: await (await scopes(person, reach))({ q: "", chosen: "" }),
  };
}

/** Possible scopes of a role: the whole site, running cohorts and open organizations, as far as the granter leads. */
async function scopes(person: Person, reach: ManagedScope) {
  const cohorts = await listRunningCohorts(db);
  const led = cohorts.filter(({ id }) => canLead(person, { cohortId: id }));
  const first = [
    ...(canAdminister(person) ? [{ value: "site", label: m.peopleScopeSite() }] : []),
    ...led.map(({ id, name }) => ({ value: `cohort ${id}`, label: name, group: m.peopleScopeCohorts() })),
  ];
  return scopeChooser(db, { reach }, { first, group: m.peopleScopeOrganizations() });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, reach, found } = await openGranting(request, params);
  const form = await formOf(request);
  return withChoices(form, { scope: await scopes(person, reach) }, () => give(form, person, found.id));
}

async function give(form: FormData, person: Person, personId: string) {
  const submission = parseForm(form, grantSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { role, scope, reason, lastDay } = submission.value;
  const endsAt = lastDay ? dayBeginsAt(dayAfter(lastDay), homeZone) : null;
  const outcome = await grantRoleWithSessions(db, person, { personId, role, ...scopeIn(scope), reason, endsAt });
  if (outcome === "not_there") throw notFound("Person");
  if (outcome !== "granted") return rejectForm(submission, { problems: problemsOf[outcome]() });
  throw redirectToPerson(personId, "granted");
}

const problemsOf = {
  refused: () => ({ "": [m.peopleMayNotGive()] }),
  already_held: () => ({ role: [m.peopleAlreadyHeld()] }),
  closed: () => ({ scope: [m.peopleScopeClosed2()] }),
  no_scope: () => ({ scope: [m.peopleScopeWrong()] }),
  over: () => ({ lastDay: [m.peopleUntilPast()] }),
};

export default function GrantPage() {
  const { roles, scopes, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PersonForm
      {...page}
      title={m.peopleGrantTitle({ name: page.person.name })}
      lead={m.peopleGrantLead()}
      reply={reply}
      hasChooser
      submit={m.peopleGive()}
    >
      <RadioGroup name="role" label={m.peopleRole()} choices={roles} />
      <Chooser name="scope" label={m.peopleScope()} none={m.appChooseOne()} choices={scopes} />
      <TextArea limit={reasonLength} name="reason" rows={2} label={m.peopleReason()} help={m.peopleReasonHelp()} />
      <TextField type="date" name="lastDay" label={m.peopleUntil()} isOptional />
    </PersonForm>
  );
}
