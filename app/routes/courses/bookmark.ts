import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { methodOf } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { setBookmark } from "#app/learning/notes/note.server.ts";
import { findLessonPlace } from "#app/learning/place.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Bookmarks a lesson; `_method=delete` removes the bookmark. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  const place = await findLessonPlace(db, currentCatalog(), params);
  if (!place) throw notFound("Lesson");
  await setBookmark(db, person.id, place, methodOf(request, form) === "POST");
  return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#notes`, 303);
}
