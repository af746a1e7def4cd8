import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { fieldName } from "#app/catalog/activity.ts";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { formOf, formToRefuse, wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import { longestAnswer, longestNotes } from "#app/learning/answer-lengths.ts";
import { guestAnswersIn, saveGuestAnswers } from "#app/learning/guest.server.ts";
import { guestId, isOpenToGuests, savedByGuest, withAnswer } from "#app/learning/guest.ts";
import type { SavedResponse } from "#app/learning/lesson-state.ts";
import { findPromptPlace, promptAsShown } from "#app/learning/place.server.ts";
import { refusalWords } from "#app/learning/refusal-words.ts";
import { type PromptPlace, respond } from "#app/learning/response.server.ts";
import { parseResponse, type ResponseValue } from "#app/learning/response.ts";
import type { Refusal } from "#app/learning/response-refusal.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn, visitor } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Saves an answer to one component of a lesson. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = (await isGuestPage(request)) ? null : await signedIn(request);
  onlyForms(request);
  const today = await findPromptPlace(db, currentCatalog(), params);
  if (!today || !(person || isOpenToGuests(today.course, today.lesson))) throw notFound("Question");
  const form = person ? await readForm(request, person) : await formOf(request);
  const place = await promptAsShown(db, today, form.get("asked"));
  if (place.prompt.definition.kind === "reflection") throw notFound("Question");

  const value = parseResponse(place.prompt.definition, form);
  if ("refusal" in value) return refused(request, { place, form }, value.refusal);
  if (!person) return saveInBrowser(request, { place, form }, value);
  const base = wholeNumberIn(form.get("base"));
  const { outcome, response } = await respond(db, person.id, place, value, { base });
  if (outcome !== "saved") {
    return refused(request, { place, form }, outcome, outcome === "answered-elsewhere" ? response : undefined);
  }
  if (wantsJson(request)) return Response.json({ response });
  return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#${encodeURIComponent(place.prompt.id)}`, 303);
}

/** Whether someone answers on a page opened without signing in; an expired session is different. */
async function isGuestPage(request: Request): Promise<boolean> {
  if (await visitor(request)) return false;
  return (await formToRefuse(request.clone())).get("person") === guestId;
}

function saveInBrowser(request: Request, given: Given, value: ResponseValue) {
  const { course, lesson, prompt } = given.place;
  const answer = { lessonId: lesson.id, promptId: prompt.id, promptVersion: prompt.version, value };
  const answers = withAnswer(guestAnswersIn(request), answer);
  const cookie = saveGuestAnswers(request, answers);
  if (!cookie) return refused(request, given, "too-much-for-guest");
  const headers = { "Set-Cookie": cookie };
  const mine = answers.find(({ lessonId, promptId }) => lessonId === lesson.id && promptId === prompt.id);
  if (wantsJson(request)) return Response.json({ response: mine && savedByGuest(lesson, mine) }, { headers });
  return redirect(`${lessonPath(course.slug, lesson.slug)}#${encodeURIComponent(prompt.id)}`, { status: 303, headers });
}

type Given = { place: PromptPlace; form: FormData };

/** `response` is the saved answer, which the page may not know yet. Shows again what was typed. */
function refused(request: Request, { place, form }: Given, refusal: Refusal, response?: SavedResponse) {
  const error = lengthProblemIn(form, place, refusal) ?? refusalWords(refusal);
  if (wantsJson(request)) return Response.json({ error, response }, { status: 422 });
  if (hasText(place)) {
    const withWords = refusalWithWords(error, form, 422);
    if (withWords) throw withWords;
  }
  const prompt = encodeURIComponent(place.prompt.id);
  const path = lessonPath(place.course.slug, place.lesson.slug);
  return redirect(`${path}?problem=${prompt}&why=${refusal}#${prompt}`, 303);
}

/** Whether the question takes typed words or numbers. */
function hasText({ prompt: { definition } }: PromptPlace): boolean {
  if (definition.kind === "predict") return definition.answer.type !== "choice";
  if (definition.kind === "activity") return definition.fields.some(({ type }) => type === "text");
  return definition.kind === "observe-infer" || (definition.kind === "check" && definition.type === "numeric");
}

/** How long the typed text is, when its length is the problem. */
function lengthProblemIn(form: FormData, { prompt }: PromptPlace, refusal: Refusal): string | null {
  if (refusal !== "too-long") return null;
  if (prompt.definition.kind === "activity") return activityLengthProblem(form);
  const limit = prompt.definition.kind === "observe-infer" ? longestNotes : longestAnswer;
  const problems = ["observations", "inferences", "answer"].map((name) =>
    problemOfLength(cleanText(String(form.get(name) ?? "")).trim(), limit),
  );
  return problems.find((problem) => problem !== null) ?? null;
}

/** An activity's limit holds for all that was typed into it. */
function activityLengthProblem(form: FormData): string | null {
  const typed = [...form].flatMap(([name, value]) =>
    name.startsWith(fieldName("")) && typeof value === "string" ? [cleanText(value).trim()] : [],
  );
  return problemOfLength(typed.join(""), longestNotes);
}

function wholeNumberIn(field: FormDataEntryValue | null): number | null {
  return typeof field === "string" && /^\d{1,9}$/.test(field) ? Number(field) : null;
}
