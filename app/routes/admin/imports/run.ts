import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { startImport } from "#app/identity/imports/import.server.ts";
import { noteField } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Brings in a checked file; a job does it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  const note = noteField().safeParse(String(form.get("note") ?? "").replaceAll("\r\n", "\n"));
  if (!note.success) throw new Response(m.invitationsNoteLong(), { status: 422 });
  const start = {
    mailsInvitations: form.get("mail") === "on",
    note: note.data || null,
    skipsProblems: form.get("skip") === "problems",
  };
  const outcome = await startImport(db, person, params.import ?? "", start);
  if (outcome === "missing") throw notFound("Import");
  return redirect(`/admin/imports/${params.import}`, 303);
}
