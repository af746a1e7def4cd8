import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import {
  findMoves,
  type Merged,
  mergeOrganizations,
  mergeProblem,
} from "#app/identity/organizations/organization-merge.server.ts";
import { reasonField, seenField } from "#app/identity/organizations/organization-words.ts";
import { listOpenOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import { findOrganization, type Organization } from "#app/identity/organizations/queries/organizations.server.ts";
import { ReasonField } from "#app/identity/organizations/ui/organization-fields.tsx";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";
import { openOrganization, redirectToOrganization } from "./open-organization.server.ts";

const schema = () => z.object({ into: z.string(), seen: seenField(), reason: reasonField() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.organizationsMergeTitle({ name: data?.organization.name ?? "" }), m.adminSection()) },
];

/** Searches for the organization to keep, then shows what the merge would do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { organization, seen } = await openOrganization(request, params.organization);
  const asked = new URL(request.url).searchParams;
  const q = (asked.get("q") ?? "").slice(0, 100);
  const into = await findOrganization(db, asked.get("into") ?? "");
  const choices = q ? await listOpenOrganizations(db, { q, except: organization.id }) : [];
  return {
    organization: { id: organization.id, name: organization.name },
    seen,
    q,
    choices: choices.map(({ id, name, districtName }) => ({ id, name, districtName })),
    preview: into && (await previewOf(organization, into)),
  };
}

async function previewOf(organization: Organization, into: Organization) {
  const problem = await mergeProblem(db, organization, into);
  const moves = await findMoves(db, organization.id, into.id);
  const { memberships, joined, grants, invitations, schools } = moves;
  return {
    into: { id: into.id, name: into.name },
    problem: problem && problemInWords(problem),
    lines: [
      m.organizationsMergeMoves({ memberships: memberships.length, joined }),
      m.organizationsMergeGrants({ count: grants.length }),
      m.organizationsMergeInvitations({ count: invitations.length }),
      m.organizationsMergeSchools({ count: schools.length }),
      m.organizationsMergeCloses({ name: organization.name, other: into.name }),
    ],
  };
}

function problemInWords(problem: Merged): string {
  if (problem === "changed_meanwhile") return m.organizationsMeanwhile();
  if (typeof problem === "string") return m.organizationsMergeProblem({ why: problem });
  return m.organizationsMergeShared({ names: problem.sharedSchools.join(", ") });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, organization } = await openOrganization(request, params.organization);
  const submission = parseForm(await formOf(request), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const { into, ...wanted } = submission.value;
  const outcome = await mergeOrganizations(db, person, { organizationId: organization.id, intoId: into, ...wanted });
  if (outcome === "refused" || outcome === "not_there") throw notFound("Organization");
  if (outcome !== "done") return rejectForm(submission, { problems: { "": [problemInWords(outcome)] } });
  throw redirectToOrganization(organization.id, "merged");
}

export default function MergePage() {
  const { organization, preview } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={m.organizationsMergeTitle({ name: organization.name })}
      lead={m.organizationsMergeLead()}
      breadcrumbs={[
        { to: "/admin/organizations", label: m.organizationsTitle() },
        { to: `/admin/organizations/${organization.id}`, label: organization.name },
      ]}
    >
      <div className="stack-6 measure">
        {preview ? <Preview /> : null}
        <Search />
      </div>
    </AdminPage>
  );
}

function Preview() {
  const { preview, seen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!preview) return null;
  const { into, problem, lines } = preview;
  if (problem) {
    return (
      <Notice kind="care" title={into.name}>
        <p>{problem}</p>
      </Notice>
    );
  }
  return (
    <section aria-labelledby="preview" className="stack">
      <h2 id="preview">{m.organizationsMergePreview()}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PostForm reply={reply} hidden={{ into: into.id, seen }} submit={m.organizationsMergeIt({ name: into.name })}>
        <ReasonField />
      </PostForm>
    </section>
  );
}

function Search() {
  const { q, choices } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <Form method="get" role="search" className="filters">
        <div className="filters__search">
          <TextField
            type="search"
            name="q"
            label={m.organizationsMergeSearch()}
            defaultValue={q}
            enterKeyHint="search"
          />
          <Button>{m.organizationsMergeFind()}</Button>
        </div>
      </Form>
      {q && choices.length === 0 ? <p>{m.organizationsMergeNone()}</p> : null}
      <ul className="plain stack-2">
        {choices.map(({ id, name, districtName }) => (
          <li key={id}>
            <Link to={`?into=${id}`} aria-label={m.organizationsMergeChoose({ name })}>
              {name}
            </Link>
            {districtName ? (
              <span className="soft"> {m.organizationsInDistrict({ district: districtName })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
