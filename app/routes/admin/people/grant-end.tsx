import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { endRoleWithSessions } from "#app/cohorts/programs/coach-role.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { grantReasonField, reasonLength } from "#app/identity/people/person-forms.ts";
import { listVisibleGrants } from "#app/identity/people/queries/people-lists.server.ts";
import { grantLine } from "#app/identity/people/visible-grant.ts";
import * as m from "#app/messages/catalog.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { redirectToPerson, requireManagedPerson } from "./managed-person.server.ts";
import { PersonForm } from "./person-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.peopleEndGrantTitle({ name: data?.person.name ?? "" }), m.adminSection()) },
];

/** A person within reach and a grant of theirs that the reader may know of. */
async function openGrant(request: Request, params: LoaderFunctionArgs["params"]) {
  const visited = await requireManagedPerson(request, params.person);
  const grants = await listVisibleGrants(db, visited.reach, visited.found.id);
  const grant = grants.find(({ id }) => id === params.grant);
  if (!grant) throw notFound("Role");
  if (visited.isAdministrator) requireRecentSignIn(request, visited.person);
  return { ...visited, grant };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, isAdministrator, found, grant } = await openGrant(request, params);
  return {
    isAdministrator,
    person: { id: found.id, name: found.name },
    what: grantLine(grant, person.timeZone).what,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, found, grant } = await openGrant(request, params);
  const submission = parseForm(await formOf(request), z.object({ reason: grantReasonField() }));
  if (submission.status !== "success") return rejectForm(submission);
  const ending = { grantId: grant.id, personId: found.id, reason: submission.value.reason };
  const outcome = await endRoleWithSessions(db, person, ending);
  if (outcome === "refused" || outcome === "not_there") throw notFound("Role");
  if (outcome === "last_administrator")
    return rejectForm(submission, { problems: { "": [m.peopleLastAdministrator()] } });
  if (outcome === "already_ended") return rejectForm(submission, { problems: { "": [m.peopleAlreadyEnded()] } });
  throw redirectToPerson(found.id, "ended");
}

export default function GrantEndPage() {
  const { what, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PersonForm
      {...page}
      title={m.peopleEndGrantTitle({ name: page.person.name })}
      lead={what}
      reply={reply}
      submit={m.peopleEndIt()}
    >
      <TextArea limit={reasonLength} name="reason" rows={2} label={m.peopleReason()} help={m.peopleReasonHelp()} />
    </PersonForm>
  );
}
