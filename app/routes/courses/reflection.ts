import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { refusalWithWords } from "#app/http/refused-words.server.ts";
import { problemOfLength } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import { findPromptPlace, promptAsShown } from "#app/learning/place.server.ts";
import { reflect } from "#app/learning/reflection.server.ts";
import { longestReflection, visibilities } from "#app/learning/reflection.ts";
import { refusalWords } from "#app/learning/refusal-words.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

const visibility = z.enum(visibilities).nullable().catch(null);

const save = z.object({
  text: z.string(),
  visibility,
  /** The visibility that the page showed when it was opened: an untouched choice must not undo one made elsewhere. */
  visibilityShown: visibility,
  writer: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .catch(() => randomUUID()),
  key: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullable()
    .catch(null),
  base: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
});

/** Saves a reflection: a page with JavaScript sends it every few seconds, one without sends it once. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const today = await findPromptPlace(db, currentCatalog(), params);
  if (!today) throw notFound("Question");
  const form = await readForm(request, person);
  const place = await promptAsShown(db, today, form.get("asked"));
  if (place.prompt.definition.kind !== "reflection") throw notFound("Question");
  const parsed = save.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("Bad Request", { status: 400 });

  const { visibilityShown, ...given } = parsed.data;
  const chosen = given.visibility === visibilityShown ? null : given.visibility;
  const saved = await reflect(db, person.id, place, { ...given, visibility: chosen });
  const prompt = encodeURIComponent(place.prompt.id);
  if (saved.outcome === "too-long") {
    const why = "reflection-too-long";
    const error = problemOfLength(cleanText(given.text), longestReflection) ?? refusalWords(why);
    if (wantsJson(request)) return Response.json({ error }, { status: 422 });
    const refusal = refusalWithWords(error, form, 422);
    if (refusal) throw refusal;
    return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}?problem=${prompt}&why=${why}#${prompt}`, 303);
  }
  const { reflection, overtaken } = saved;
  if (wantsJson(request)) return Response.json({ reflection, overtaken });
  return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#${prompt}`, 303);
}
