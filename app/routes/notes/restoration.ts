import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { pathTo, safePath } from "#app/http/return-path.ts";
import { restoreNote } from "#app/learning/notes/note.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Brings back a note that its author deleted. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const id = params.note ?? "";
  const to = safePath((await readForm(request, person)).get("to"), "/notes");
  const restored = await restoreNote(db, person.id, id);
  if (restored === null) throw notFound("Note");
  // A full lesson has no room for it: its page still says that it is deleted.
  return redirect(restored === "full" ? pathTo(`/notes/${id}`, to) : `${to.replace(/#.*$/, "")}#note-${id}`, 303);
}
