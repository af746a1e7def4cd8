import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { lessonPath } from "#app/catalog/course-path.ts";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { refusalForScript } from "#app/http/script-reply.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { saveNewNote } from "./new-note.server.ts";

export const loader = postOnly;

/** Adds a note on a passage for the page's script, which shows the outcome beside the selected words. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const saved = await saveNewNote(person, { request, params });
  if (saved.kind === "saved") {
    if (wantsJson(request)) return Response.json({ id: saved.id });
    return redirect(`${lessonPath(saved.place.course.slug, saved.place.lesson.slug)}#note-${saved.id}`, 303);
  }
  return refusalForScript(saved.error);
}
