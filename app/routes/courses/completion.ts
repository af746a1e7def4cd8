import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { methodOf, wantsJson } from "#app/http/form.server.ts";
import { onlyForms, postOrDeleteOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { findLessonPlace } from "#app/learning/place.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOrDeleteOnly;

/** Marks a lesson complete; `_method=delete` reopens it. A locked lesson is not completed: its page says why. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request, "POST, DELETE");
  const form = await readForm(request, person);
  const catalog = currentCatalog();
  const place = await findLessonPlace(db, catalog, params);
  if (!place) throw notFound("Lesson");

  const { course, lesson } = place;
  const isUndo = methodOf(request, form) === "DELETE";
  const answer = isUndo
    ? { outcome: await reopenLesson(db, person.id, course, lesson) }
    : await completeLesson(db, person.id, course, lesson, catalog);
  if (wantsJson(request)) return Response.json(answer, { status: answer.outcome === "locked" ? 422 : 200 });
  return redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#end`, 303);
}
