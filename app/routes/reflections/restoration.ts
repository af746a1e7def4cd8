import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isId } from "#app/ids/id.ts";
import { restoreReflection } from "#app/learning/reflection.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Restores an older version as the newest. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const id = params.reflection ?? "";
  const revision = String((await readForm(request, person)).get("revision") ?? "");
  if (!isId(id) || !/^[1-9]\d{0,8}$/.test(revision)) throw notFound("Reflection");

  const outcome = await restoreReflection(db, person.id, id, Number(revision), currentCatalog());
  if (outcome === "missing") throw notFound("Reflection");
  return redirect(`/reflections/${id}`, 303);
}
