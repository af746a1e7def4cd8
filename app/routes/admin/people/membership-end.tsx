import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { endMembership } from "#app/identity/organizations/membership.server.ts";
import { dayField } from "#app/identity/people/person-forms.ts";
import { listKnownMemberships } from "#app/identity/people/queries/people-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf } from "#app/time/dates.ts";
import { TextField } from "#app/ui/field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { redirectToPerson, requireManagedPerson } from "./managed-person.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.peopleLeaveTitle({ name: data?.person.name ?? "" }), m.adminSection()) },
];

/** A person within reach and a membership of theirs that the reader may know of. */
async function openMembership(request: Request, params: LoaderFunctionArgs["params"]) {
  const visited = await requireManagedPerson(request, params.person);
  const memberships = await listKnownMemberships(db, visited.reach, visited.found.id);
  const membership = memberships.find(({ id }) => id === params.membership);
  if (!membership) throw notFound("Membership");
  return { ...visited, membership };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, isAdministrator, found, membership } = await openMembership(request, params);
  return {
    isAdministrator,
    person: { id: found.id, name: found.name },
    place: membership.organizationName,
    today: dayOf(currentTime(), person.timeZone),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, found, membership } = await openMembership(request, params);
  const submission = parseForm(await formOf(request), z.object({ endedOn: dayField() }));
  if (submission.status !== "success") return rejectForm(submission);
  const ending = { membershipId: membership.id, personId: found.id, endedOn: submission.value.endedOn };
  const outcome = await endMembership(db, person, ending);
  if (outcome === "refused" || outcome === "not_there") throw notFound("Membership");
  if (outcome === "before_start") return rejectForm(submission, { problems: { endedOn: [m.peopleLastDayEarly()] } });
  if (outcome === "already_ended") return rejectForm(submission, { problems: { "": [m.peopleAlreadyEnded()] } });
  throw redirectToPerson(found.id, "left");
}

export default function MembershipEndPage() {
  const { place, today, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PersonForm
      {...page}
      title={m.peopleLeaveTitle({ name: page.person.name })}
      lead={m.peopleLeaveLead({ place })}
      reply={reply}
      submit={m.peopleEndIt()}
    >
      <TextField type="date" name="endedOn" label={m.peopleLastDay()} defaultValue={today} />
    </PersonForm>
  );
}
