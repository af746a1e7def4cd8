import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, Link, useLoaderData } from "@remix-run/react";
import { coursePath, guidePath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { lessonComponent, loadLessonModule } from "#app/catalog/lesson-module.ts";
import { notFound } from "#app/http/refusals.ts";
import { courseProgressFor, courseProgressForGuest, lessonToContinue } from "#app/learning/progress.server.ts";
import { findMovedLesson } from "#app/learning/queries/past-slugs.server.ts";
import style from "#app/learning/ui/course.css?url";
import { CourseAfter } from "#app/learning/ui/course-after.tsx";
import { CourseFacts } from "#app/learning/ui/course-facts.tsx";
import { CourseStart } from "#app/learning/ui/course-start.tsx";
import { courseView } from "#app/learning/ui/course-view.ts";
import { Locks } from "#app/learning/ui/lesson-end.tsx";
import { SourceList } from "#app/learning/ui/lesson-references.tsx";
import { Outline } from "#app/learning/ui/outline.tsx";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { MotifPicture } from "#app/ui/motif.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Public: a course's contents; also the person's progress once signed in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const catalog = currentCatalog();
  const course = catalog.coursesBySlug.get(params.course ?? "");
  if (!course) {
    const moved = await findMovedLesson(db, catalog, params.course ?? "", null);
    throw moved ? redirect(coursePath(moved.courseSlug)) : notFound("Course");
  }
  const [progress] = await Promise.all([
    person ? courseProgressFor(db, person.id, course, catalog) : courseProgressForGuest(course, catalog),
    course.descriptionUrl ? loadLessonModule(course.descriptionUrl) : null,
  ]);
  const next = person ? await lessonToContinue(db, person.id, course, progress) : null;
  return courseView(course, catalog, progress, next, person);
}

export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  if (data.descriptionUrl) await loadLessonModule(data.descriptionUrl);
  return data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: titled(data.title, m.catalogTitle()) },
        { name: "description", content: data.summary },
        ...(data.descriptionUrl
          ? [{ tagName: "link", rel: "modulepreload", href: data.descriptionUrl, "data-lesson-module": "" }]
          : []),
      ]
    : [];

export default function CoursePage() {
  const course = useLoaderData<typeof loader>();
  const Description = course.descriptionUrl ? lessonComponent(course.descriptionUrl) : null;
  return (
    <Page
      width="wide"
      title={course.title}
      lead={course.summary}
      breadcrumbs={[{ to: "/courses", label: m.catalogTitle() }]}
      actions={<MotifPicture motif={course.picture} />}
    >
      <div className="course">
        <div className="course__side stack">
          <p className="course__facts numbers">{course.facts}</p>
          {course.problem ? (
            <Notice kind="care" title={m.lessonPageProblemTitle()}>
              <p>{import.meta.env.DEV ? course.problem : m.lessonPageProblem()}</p>
            </Notice>
          ) : null}
          {course.courseLocks.length > 0 ? <Locks courseSlug={course.slug} locks={course.courseLocks} /> : null}
          <CourseStart course={course} />
          {course.readsEvaluations ? (
            <p>
              <Link to={`${coursePath(course.slug)}/evaluation`}>{m.courseEvaluations()}</Link>
            </p>
          ) : null}
          {course.hasGuide ? (
            <p>
              <Link to={guidePath(course.slug)}>{m.courseGuide()}</Link>
            </p>
          ) : null}
        </div>
        <div className="course__main stack stack-10">
          {course.objectives.length > 0 ? (
            <section aria-labelledby="objectives" className="stack">
              <h2 id="objectives">{m.courseObjectives()}</h2>
              <ul className="measure bullets">
                {course.objectives.map((objective) => (
                  <li key={objective}>{objective}</li>
                ))}
              </ul>
            </section>
          ) : null}
          <section aria-labelledby="lessons" className="stack">
            <h2 id="lessons">{m.courseLessons()}</h2>
            <Outline courseSlug={course.slug} items={course.items} detail="full" />
          </section>
          <CourseAfter after={course.after} />
          <details className="course__details">
            <summary>{m.courseDetails()}</summary>
            <div className="stack stack-8">
              {Description ? (
                <section aria-labelledby="about" className="stack">
                  <h2 id="about">{m.courseAbout()}</h2>
                  <div className="prose prose--quiet" lang={course.language} dir={directionOf(course.language)}>
                    <Description components={{}} />
                  </div>
                </section>
              ) : null}
              <CourseFacts course={course} />
            </div>
          </details>
          {course.sources.length > 0 ? (
            <details className="course__details" id="sources">
              <summary>{m.courseSources({ count: course.sources.length })}</summary>
              <SourceList sources={course.sources} />
            </details>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
