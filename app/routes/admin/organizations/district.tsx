import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, handBack, parseForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { moveOrganization } from "#app/identity/organizations/organization.server.ts";
import { problemsOf, reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import { listOpenOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import { DistrictField } from "#app/identity/organizations/ui/organization-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { doneAt, openOrganization } from "./opened.server.ts";
import { OrganizationForm } from "./organization-form.tsx";

const schema = () => z.object({ district: z.string().optional(), seen: seenField(), reason: reasonField() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizationsMove(), data?.organization.name ?? m.organizationsTitle()) },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, seen } = await openOrganization(request, params.organization);
  const { id, name, districtId } = organization;
  const districts = await listOpenOrganizations(db, { kind: "district", limit: 1000 });
  return {
    organization: { id, name, districtId },
    seen,
    districts: districts.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return handBack(submission);
  const { district, ...wanted } = submission.value;
  const move = { organizationId: organization.id, ...wanted, districtId: district || null };
  const outcome = await moveOrganization(db, person, move);
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return handBack(submission, { problems: problemsOf(outcome) });
  throw doneAt(organization.id, "district");
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
      submit={m.organizationsSaveDistrict()}
    >
      <DistrictField
        districts={districts}
        chosen={organization.districtId ?? ""}
        help={m.organizationsDistrictHelp()}
      />
    </OrganizationForm>
  );
}
