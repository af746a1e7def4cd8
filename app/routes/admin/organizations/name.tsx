import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { renameOrganization } from "#app/identity/organizations/organization.server.ts";
import { nameField, problemsOf, reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import * as m from "#app/messages/catalog.ts";
import { TextField } from "#app/ui/field.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { openOrganization, redirectToOrganization } from "./open-organization.server.ts";
import { OrganizationForm } from "./organization-form.tsx";

const schema = () => z.object({ name: nameField(), seen: seenField(), reason: reasonField() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizationsRename(), data?.organization.name ?? m.organizationsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, seen } = await openOrganization(request, params.organization);
  const { id, name } = organization;
  return { organization: { id, name }, seen };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await renameOrganization(db, person, { organizationId: organization.id, ...submission.value });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirectToOrganization(organization.id, "name");
}

export default function RenamePage() {
  const { organization, seen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <OrganizationForm
      organization={organization}
      title={m.organizationsRename()}
      lead={m.organizationsRenameLead({ name: organization.name })}
      seen={seen}
      reply={reply}
      submit={m.organizationsSaveName()}
    >
      <TextField name="name" label={m.organizationsNewName()} defaultValue={organization.name} />
    </OrganizationForm>
  );
}
