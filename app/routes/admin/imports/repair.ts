import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { formOf } from "#app/http/form.server.ts";
import { postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { repairRows } from "#app/identity/imports/import-mending.server.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Replaces one value in every row that has it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const form = await formOf(request);
  const value = form.get("value");
  const repair = {
    column: String(form.get("column") ?? ""),
    value: value === null ? null : String(value),
    choice: String(form.get("choice") ?? ""),
  };
  const outcome = await repairRows(db, person, params.import ?? "", repair);
  if (outcome === "missing") throw notFound("Import");
  return redirect(`/admin/imports/${params.import}`, 303);
}
