import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { moveOrganization } from "#app/identity/organizations/organization.server.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import { problemsOf, reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import { DistrictField } from "#app/identity/organizations/ui/organization-fields.tsx";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { openOrganization, redirectToOrganization } from "./open-organization.server.ts";
import { OrganizationForm } from "./organization-form.tsx";

const schema = () => z.object({ district: z.string().optional(), seen: seenField(), reason: reasonField() });

const districts = () => organizationChooser(db, { reach: "everybody", kind: "district" });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizationsMove(), data?.organization.name ?? m.organizationsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, seen } = await openOrganization(request, params.organization);
  const { id, name, districtId } = organization;
  return {
    organization: { id, name, districtId },
    seen,
    districts: await districts()({ q: "", chosen: districtId ?? "" }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const form = await formOf(request);
  return withChoices(form, { district: districts() }, () => move(form, person, organization.id));
}

async function move(form: FormData, person: Person, id: string) {
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { district, ...wanted } = submission.value;
  const outcome = await moveOrganization(db, person, { organizationId: id, ...wanted, districtId: district || null });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return rejectForm(submission, { problems: problemsOf(outcome) });
  throw redirectToOrganization(id, "district");
}

export default function DistrictPage() {
  const { organization, seen, districts } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <OrganizationForm
      organization={organization}
      title={m.organizationsMove()}
      lead={m.organizationsRenameLead({ name: organization.name })}
      seen={seen}
      reply={reply}
      hasChooser
      submit={m.organizationsSaveDistrict()}
    >
      <DistrictField districts={districts} chosen={organization.districtId ?? ""} />
    </OrganizationForm>
  );
}
