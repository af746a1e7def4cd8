import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { formOf } from "#app/http/form.server.ts";
import { methodNotAllowed } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { startImport } from "#app/identity/imports/import.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

/** Brings in a checked file; a job does it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  const id = z.uuid().safeParse(params.import);
  const outcome = id.success
    ? await startImport(db, person, id.data, { mailsInvitations: form.get("mail") === "on" })
    : "missing";
  if (outcome === "missing") throw notFound("Import");
  return redirect(`/admin/imports/${params.import}`, 303);
}
