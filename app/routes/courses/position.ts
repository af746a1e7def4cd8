import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { findLessonPlace } from "#app/learning/place.server.ts";
import { saveReadingPosition } from "#app/learning/reading-position.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

const position = z.object({
  block: z.string().regex(/^[^\s\p{Cc}\p{Surrogate}]{1,200}$/u),
  offset: z.coerce.number().min(0).max(1).default(0),
});

/** Saves the reading position. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const place = await findLessonPlace(db, currentCatalog(), params);
  if (!place) throw notFound("Lesson");
  const parsed = position.safeParse(Object.fromEntries(await readForm(request, person)));
  if (!parsed.success) throw new Response("Bad Request", { status: 400 });

  const { block, offset } = parsed.data;
  await saveReadingPosition(db, person.id, place.course, place.lesson, { blockId: block, offset });
  return new Response(null, { status: 204 });
}
