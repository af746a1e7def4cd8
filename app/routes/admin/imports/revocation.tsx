import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { notFound } from "#app/http/refusals.ts";
import { findImport } from "#app/identity/imports/queries/imports.server.ts";
import { revokeInvitationsOfImport } from "#app/identity/invitations/invitation.server.ts";
import { countOpenInvitationsOfImport } from "#app/identity/invitations/queries/invitations.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.importsRevokeTitle()) }];

async function importOf(id = "") {
  const found = await findImport(db, id);
  if (!found) throw notFound("Import");
  return found;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  await administrator(request);
  const { id, fileName } = await importOf(params.import);
  return { id, fileName, count: await countOpenInvitationsOfImport(db, id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const { id } = await importOf(params.import);
  await revokeInvitationsOfImport(db, person, id);
  throw redirect(`/admin/imports/${id}`, 303);
}

export default function ImportRevocation() {
  const { id, fileName, count } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={m.importsRevokeTitle()}
      breadcrumbs={[
        { to: "/admin/imports", label: m.importsTitle() },
        { to: `/admin/imports/${id}`, label: fileName },
      ]}
    >
      <div className="stack-6 measure">
        <p>{m.importsRevokeWhat({ count })}</p>
        <Form method="post" className="cluster">
          <Button tone="primary">{m.importsRevoke({ count })}</Button>
          <LinkButton to={`/admin/imports/${id}`}>{m.invitationsRevokeNot()}</LinkButton>
        </Form>
      </div>
    </AdminPage>
  );
}
