import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { findManagedPerson } from "#app/identity/people/queries/people-lists.server.ts";
import { resetSecondStep } from "#app/identity/second-step/second-step.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { RadioGroup } from "#app/ui/field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { redirectToPerson } from "./managed-person.server.ts";
import { PersonForm } from "./person-form.tsx";

const schema = () => z.object({ reason: z.enum(["lost_device", "suspected_misuse"], m.peopleResetReasonMissing()) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.peopleResetTitle({ name: data?.person.name ?? "" }), m.adminSection()) },
];

/** Another person, for an administrator who signed in recently. */
async function openSomebodyElse(request: Request, id = "") {
  const person = await administrator(request);
  const found = await findManagedPerson(db, "everybody", id);
  if (!found || found.id === person.id) throw notFound("Person");
  requireRecentSignIn(request, person);
  return { person, found };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { found } = await openSomebodyElse(request, params.person);
  return { isAdministrator: true, person: { id: found.id, name: found.name } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, found } = await openSomebodyElse(request, params.person);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await resetSecondStep(db, person, found.id, submission.value.reason);
  if (outcome !== "done") throw notFound("Person");
  throw redirectToPerson(found.id, "reset");
}

export default function SecondStepResetPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PersonForm
      {...page}
      title={m.peopleResetTitle({ name: page.person.name })}
      lead={m.peopleResetLead()}
      reply={reply}
      submit={m.peopleResetIt()}
    >
      <RadioGroup
        name="reason"
        label={m.peopleReason()}
        choices={[
          { value: "lost_device", label: m.peopleResetLost() },
          { value: "suspected_misuse", label: m.peopleResetMisuse() },
        ]}
      />
    </PersonForm>
  );
}
