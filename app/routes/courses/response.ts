import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { wantsJson } from "#app/http/form.server.ts";
import { methodNotAllowed, onlyForms } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { asSeen, findPromptPlace } from "#app/learning/place.server.ts";
import { refusalWords } from "#app/learning/refusal-words.ts";
import { type PromptPlace, respond } from "#app/learning/response.server.ts";
import { parseResponse, type Refusal } from "#app/learning/response.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export function loader() {
  throw methodNotAllowed("POST");
}

/** Keeps an answer to one component of a lesson. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const today = await findPromptPlace(db, currentCatalog(), params);
  if (!today) throw notFound("Question");
  const form = await readForm(request, person);
  const place = await asSeen(db, today, form.get("asked"));
  if (place.prompt.definition.kind === "reflection") throw notFound("Question");

  const value = parseResponse(place.prompt.definition, form);
  if ("refusal" in value) return refused(request, place, value.refusal);
  const base = wholeNumberIn(form.get("base"));
  const { outcome, response } = await respond(db, person.id, place, value, { base });
  if (outcome !== "saved") {
    return refused(request, place, outcome, outcome === "answered-elsewhere" ? response : undefined);
  }
  if (wantsJson(request)) return Response.json({ response });
  return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#${encodeURIComponent(place.prompt.id)}`, 303);
}

/** `response` is what is saved instead, which the page may not know yet. */
function refused(request: Request, place: PromptPlace, refusal: Refusal, response?: SavedResponse) {
  if (wantsJson(request)) return Response.json({ error: refusalWords(refusal), response }, { status: 422 });
  const prompt = encodeURIComponent(place.prompt.id);
  return redirect(
    `${lessonPath(place.course.slug, place.lesson.slug)}?problem=${prompt}&why=${refusal}#${prompt}`,
    303,
  );
}

function wholeNumberIn(field: FormDataEntryValue | null): number | null {
  return typeof field === "string" && /^\d{1,9}$/.test(field) ? Number(field) : null;
}
