import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { startImport } from "#app/identity/imports/import.server.ts";
import { findImport } from "#app/identity/imports/queries/imports.server.ts";
import { ImportStart } from "#app/identity/imports/ui/import-start.tsx";
import { noteField } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const meta: MetaFunction = () => [{ title: titled(m.importsRunTitle()) }];

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

/** The page for a rejected form; an import that cannot be started shows why on its own page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await administrator(request);
  const found = await findImport(db, params.import ?? "");
  if (!found) throw notFound("Import");
  const { id, fileName, state, kind, problemCount, rowCount, headings } = found;
  const isUndecided = headings.some(({ twin }) => twin !== undefined);
  if (state !== "checked" || isUndecided || problemCount === rowCount) throw redirect(`/admin/imports/${id}`);
  return { id, fileName, kind, problemCount, rowCount };
}

const startSchema = () => z.object({ mail: z.string().optional(), note: noteField(), skip: z.string().optional() });

/** Starts the job that brings in a checked file. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const submission = parseForm(await formOf(request), startSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const { mail, note, skip } = submission.value;
  const start = { mailsInvitations: mail === "on", note: note || null, skipsProblems: skip === "problems" };
  const outcome = await startImport(db, person, params.import ?? "", start);
  if (outcome === "missing") throw notFound("Import");
  return redirect(`/admin/imports/${params.import}`, 303);
}

export default function ImportRun() {
  const found = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <AdminPage
      title={m.importsRunTitle()}
      breadcrumbs={[
        { to: "/admin/imports", label: m.importsTitle() },
        { to: `/admin/imports/${found.id}`, label: found.fileName },
      ]}
    >
      <ImportStart {...found} reply={reply} />
    </AdminPage>
  );
}
