import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, handBack, parseForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { listOpenOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import { startViewAs, viewAsRoles } from "#app/identity/sessions/view-as.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { RadioGroup, SelectField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

const schema = () =>
  z.object({ role: z.enum(viewAsRoles, m.viewAsRoleMissing()), organization: z.string().optional() });

export const meta: MetaFunction = () => [{ title: titled(m.viewAsTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  await administrator(request);
  const organizations = await listOpenOrganizations(db, { limit: 1000 });
  return {
    roles: viewAsRoles.map((role) => ({ value: role, label: roleInWords(role) })),
    organizations: organizations.map(({ id, name }) => ({ id, name })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return handBack(submission);
  const { role, organization } = submission.value;
  const outcome = await startViewAs(db, person, { role, organizationId: organization || null });
  if (outcome === "closed") return handBack(submission, { problems: { organization: [m.viewAsClosed()] } });
  if (outcome === "no_scope") return handBack(submission, { problems: { organization: [m.viewAsNoScope()] } });
  if (outcome === "refused") throw notFound("Page");
  throw redirect("/", 303);
}

export default function ViewAsPage() {
  const { roles, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage title={m.viewAsTitle()} lead={m.viewAsLead()}>
      <div className="stack-6 measure">
        <PostForm reply={reply} submit={m.viewAsStart()} reloadDocument>
          <RadioGroup name="role" label={m.viewAsRole()} choices={roles} />
          <SelectField name="organization" label={m.viewAsOrganization()} help={m.viewAsOrganizationHelp()}>
            <option value="">{m.viewAsEverywhere()}</option>
            {organizations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <p className="soft">{m.viewAsCoachNote()}</p>
          <p className="soft">{m.viewAsEndNote()}</p>
        </PostForm>
      </div>
    </AdminPage>
  );
}
