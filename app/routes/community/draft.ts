import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeDraft } from "#app/discussions/posts/drafts/post-draft.server.ts";
import { methodOf } from "#app/http/form.server.ts";
import { deleteOnly, onlyForms } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = deleteOnly;

/** Deletes one's own draft. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  if (methodOf(request, form) !== "DELETE") throw notFound("Draft");
  if ((await removeDraft(db, person, params.draft ?? "")) === "missing") throw notFound("Draft");
  return redirect("/community/drafts?told=deleted", 303);
}
