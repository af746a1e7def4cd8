import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { withChoices } from "#app/http/choices.server.ts";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import type { FormReply } from "#app/http/form-reply.ts";
import { findDuplicates, type Likely } from "#app/identity/organizations/duplicate.server.ts";
import { kindInWords } from "#app/identity/organizations/kind-words.ts";
import { createOrganization } from "#app/identity/organizations/organization.server.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { organizationChooser } from "#app/identity/organizations/organization-choices.server.ts";
import { kindField, nameField, problemsOf } from "#app/identity/organizations/organization-words.ts";
import { DistrictField, KindField } from "#app/identity/organizations/ui/organization-fields.tsx";
import type { Person } from "#app/identity/person/person.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

const schema = () =>
  z.object({
    name: nameField(),
    kind: kindField(),
    district: z.string().optional(),
    /** The similar organization that was shown and judged to be a different one. */
    seenLike: z.string().optional(),
  });

const districts = () => organizationChooser(db, { reach: "everybody", kind: "district" });

export const meta: MetaFunction = () => [{ title: titled(m.organizationsNewTitle(), m.adminSection()) }];

export async function loader({ request }: LoaderFunctionArgs) {
  await administrator(request);
  return {
    districts: await districts()({ q: "", chosen: "" }),
    kinds: organizationKinds.map((kind) => ({ value: kind, label: kindInWords(kind) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  return withChoices(form, { district: districts() }, () => add(form, person));
}

async function add(form: FormData, person: Person) {
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return askAgain(rejectForm(submission).data, []);
  const { name, kind, district, seenLike } = submission.value;
  const likely = await findDuplicates(db, { name, kind, districtId: district || null });
  const like = likely.map(({ id }) => id).join(" ");
  if (likely.length > 0 && seenLike !== like) return askAgain(rejectForm(submission, { problems: {} }).data, likely);
  const given = { name, kind, changedBy: person.id, ...(district && { districtId: district }) };
  const made = await createOrganization(db, given);
  if (typeof made === "string") return askAgain(rejectForm(submission, { problems: problemsOf(made) }).data, []);
  throw redirect(`/admin/organizations/${made.organizationId}?saved=created`, 303);
}

const askAgain = (reply: FormReply, likely: Likely[]) => data({ ...reply, likely }, { status: 422 });

export default function NewOrganizationPage() {
  const { districts, kinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const likely = reply && "likely" in reply ? reply.likely : [];
  return (
    <AdminPage
      title={m.organizationsNewTitle()}
      lead={m.organizationsNewLead()}
      breadcrumbs={[{ to: "/admin/organizations", label: m.organizationsTitle() }]}
    >
      <div className="stack-6 measure">
        {likely.length > 0 ? (
          <Notice kind="care" title={m.organizationsAlreadyTitle()} live>
            <ul>
              {likely.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/admin/organizations/${id}`}>{name}</Link>
                </li>
              ))}
            </ul>
            <p>{m.organizationsAlreadyBody()}</p>
          </Notice>
        ) : null}
        <PostForm
          hasChooser
          reply={reply}
          hidden={{ seenLike: likely.map(({ id }) => id).join(" ") }}
          submit={likely.length > 0 ? m.organizationsAddAnyway() : m.organizationsAdd()}
        >
          <TextField name="name" label={m.organizationsName()} />
          <KindField kinds={kinds} />
          <DistrictField districts={districts} chosen="" />
        </PostForm>
      </div>
    </AdminPage>
  );
}
