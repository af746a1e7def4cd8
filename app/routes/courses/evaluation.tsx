import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { coursePath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { onlyForms } from "#app/http/methods.ts";
import { readBehind } from "#app/http/read-behind.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { askAboutCourse } from "#app/instruments/course-evaluation.server.ts";
import { listCourseEvaluations } from "#app/instruments/queries/runs.server.ts";
import { canReadResults } from "#app/instruments/run.ts";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { shortDay } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

async function openCourse(request: Request, slug: string | undefined) {
  const person = await signedIn(request);
  const course = currentCatalog().coursesBySlug.get(slug ?? "");
  if (!course) throw notFound("Course");
  return { person, course };
}

/** The evaluations of a course, for those who read their answers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, course } = await openCourse(request, params.course);
  if (!canReadResults(person, { cohortId: null })) throw notFound("Course");
  const runs = await readBehind(request, (db) => listCourseEvaluations(db, course.id));
  return {
    course: { slug: course.slug, title: course.title },
    runs: runs.map(({ id, title, opensOn, closesOn, asked, answered }) => ({
      ...{ id, title, days: m.instrumentsQuarter({ from: shortDay(opensOn), to: shortDay(closesOn) }) },
      facts: m.instrumentsAnsweredOf({ answered, asked }),
    })),
  };
}

/** Asks a person who has finished the course, and opens the questions. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, course } = await openCourse(request, params.course);
  onlyForms(request);
  const runId = await askAboutCourse(db, person, course);
  if (!runId) throw notFound("Questionnaire");
  return redirect(`/instruments/${runId}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.instrumentsCourseRuns(), data?.course.title ?? "") },
];

export default function CourseEvaluationPage() {
  const { course, runs } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.instrumentsCourseRuns()}
      lead={m.instrumentsCourseRunsLead()}
      breadcrumbs={[
        { to: "/courses", label: m.catalogTitle() },
        { to: coursePath(course.slug), label: course.title },
      ]}
    >
      {runs.length === 0 ? (
        <EmptyState title={m.instrumentsCourseNoRuns()}>
          <p className="measure">{m.instrumentsCourseNoRunsHelp()}</p>
        </EmptyState>
      ) : (
        <ul className="plain rows">
          {runs.map(({ id, title, days, facts }) => (
            <li key={id} className="stack-2">
              <h2 className="reflection-card__prompt">
                <Link to={`/instruments/${id}/results`}>
                  {title}, {days}
                </Link>
              </h2>
              <p className="small soft">{facts}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
