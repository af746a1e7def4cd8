import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { roleInWords } from "#app/identity/person/words.ts";
import { startViewAs, viewAsRoles } from "#app/identity/sessions/view-as.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { Chooser } from "#app/ui/chooser.tsx";
import { RadioGroup } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "./admin-page.tsx";

const schema = () =>
  z.object({ role: z.enum(viewAsRoles, m.viewAsRoleMissing()), organization: z.string().optional() });

export const meta: MetaFunction = () => [{ title: titled(m.viewAsTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  await administrator(request);
  return {
    roles: viewAsRoles.map((role) => ({ value: role, label: roleInWords(role) })),
    organizations: await places()({ q: "", chosen: "" }),
  };
}

const places = () => organizationChooser(db, { reach: "everybody" });

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  return withChoices(form, { organization: places() }, () => start(form, person));
}

async function start(form: FormData, person: Person) {
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { role, organization } = submission.value;
  const outcome = await startViewAs(db, person, { role, organizationId: organization || null });
  if (outcome === "closed") return rejectForm(submission, { problems: { organization: [m.viewAsClosed()] } });
  if (outcome === "no_scope") return rejectForm(submission, { problems: { organization: [m.viewAsNoScope()] } });
  if (outcome === "refused") throw notFound("Page");
  throw redirect("/", 303);
}

export default function ViewAsPage() {
  const { roles, organizations } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage title={m.viewAsTitle()} lead={m.viewAsLead()}>
      <div className="stack-6 measure">
        <PostForm reply={reply} submit={m.viewAsStart()} reloadDocument hasChooser>
          <RadioGroup name="role" label={m.viewAsRole()} choices={roles} />
          <Chooser
            name="organization"
            label={m.viewAsOrganization()}
            help={m.viewAsOrganizationHelp()}
            none={m.viewAsEverywhere()}
            choices={organizations}
          />
          <p className="soft">{m.viewAsCoachNote()}</p>
          <p className="soft">{m.viewAsEndNote()}</p>
        </PostForm>
      </div>
    </AdminPage>
  );
}
