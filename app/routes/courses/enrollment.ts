import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { courseProgressFor, lessonToContinue } from "#app/learning/progress.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Starts or continues a course: redirects to the next open lesson. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await signedIn(request);
  onlyForms(request);
  const catalog = currentCatalog();
  const course = catalog.coursesBySlug.get(params.course ?? "");
  if (!course) throw notFound("Course");

  await enroll(db, person.id, course);
  const next = await lessonToContinue(db, person.id, course, await courseProgressFor(db, person.id, course, catalog));
  return redirect(next ? lessonPath(course.slug, next.slug) : coursePath(course.slug), 303);
}
