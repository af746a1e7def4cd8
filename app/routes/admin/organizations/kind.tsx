import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import { changeKind } from "#app/identity/organizations/organization.server.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { kindField, problemsOf, reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import { KindField } from "#app/identity/organizations/ui/organization-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { openOrganization, redirectToOrganization } from "./open-organization.server.ts";
import { OrganizationForm } from "./organization-form.tsx";

const schema = () => z.object({ kind: kindField(), seen: seenField(), reason: reasonField() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizationsChangeKind(), data?.organization.name ?? m.organizationsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, seen } = await openOrganization(request, params.organization);
  const { id, name, kind } = organization;
  return {
    organization: { id, name, kind },
    seen,
    kinds: organizationKinds.map((kind) => ({ value: kind, label: kindInWords(kind) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await changeKind(db, person, { organizationId: organization.id, ...submission.value });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirectToOrganization(organization.id, "kind");
}

export default function KindPage() {
  const { organization, seen, kinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <OrganizationForm
      organization={organization}
      title={m.organizationsChangeKind()}
      lead={m.organizationsRenameLead({ name: organization.name })}
      seen={seen}
      reply={reply}
      submit={m.organizationsSaveKind()}
    >
      <KindField kinds={kinds} chosen={organization.kind} />
    </OrganizationForm>
  );
}
