import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { assignedTo } from "#app/cohorts/programs/today.server.ts";
import { progressAndReflections } from "#app/learning/progress.server.ts";
import { lessonItem } from "#app/learning/today.server.ts";
import { CourseProgressRow, courseProgressRow } from "#app/learning/ui/course-progress-row.tsx";
import { RecentReflections } from "#app/learning/ui/recent-reflections.tsx";
import { reflectionCard } from "#app/learning/ui/reflection-card.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { FirstItem } from "#app/today-item/ui/first-item.tsx";
import style from "#app/today-item/ui/today.css?url";
import { LinkButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const catalog = currentCatalog();
  const [{ byCourse, resume, reflections }, assigned] = await Promise.all([
    progressAndReflections(db, person.id, catalog, 3),
    assignedTo(db, person),
  ]);
  const standings = (state: string) =>
    catalog.courses.flatMap((course) => {
      const progress = byCourse[course.id];
      return progress?.state === state ? [courseProgressRow(course, progress, person.timeZone)] : [];
    });
  return {
    resume: resume && lessonItem(resume, person.timeZone),
    assigned,
    inProgress: standings("in-progress"),
    finished: standings("finished"),
    recent: reflections.map((reflection) => reflectionCard(reflection, person.timeZone)),
  };
}

export const meta: MetaFunction = () => [{ title: titled(m.navLearning()) }];

export default function MyLearningPage() {
  const { resume, assigned, inProgress, finished, recent } = useLoaderData<typeof loader>();
  const isEmpty = assigned.length === 0 && inProgress.length === 0 && finished.length === 0;
  return (
    <Page title={m.navLearning()}>
      <div className="stack stack-12">
        {isEmpty ? (
          <EmptyState
            title={m.learningEmptyTitle()}
            actions={
              <LinkButton to="/courses" tone="primary">
                {m.homeLookAtCourses()}
              </LinkButton>
            }
          >
            <p className="measure">{m.learningEmptyBody()}</p>
          </EmptyState>
        ) : null}
        {resume ? <FirstItem item={resume} /> : null}
        <Assigned assigned={assigned} />
        <Courses id="in-progress" title={m.learningInProgress()} courses={inProgress} />
        <Courses id="finished" title={m.learningFinished()} courses={finished} />
        <RecentReflections title={m.learningRecent()} reflections={recent} />
      </div>
    </Page>
  );
}

function Assigned({ assigned }: { assigned: ReturnType<typeof useLoaderData<typeof loader>>["assigned"] }) {
  if (assigned.length === 0) return null;
  return (
    <section aria-labelledby="assigned">
      <h2 id="assigned">{m.learningAssigned()}</h2>
      <ul className="plain rows rows--after-title rows--tight">
        {assigned.map(({ id, title, to, cohort, due, note }) => (
          <li key={id} className="stack stack-2">
            <p>
              <Link to={to}>{title}</Link>
            </p>
            <p className="soft">
              {cohort}
              {due ? ` · ${due}` : ""}
            </p>
            {note ? <p>{note}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Courses({
  id,
  title,
  courses,
}: {
  id: string;
  title: string;
  courses: ReturnType<typeof courseProgressRow>[];
}) {
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className="plain rows rows--after-title rows--tight">
        {courses.map((course) => (
          <li key={course.slug}>
            <CourseProgressRow course={course} />
          </li>
        ))}
      </ul>
    </section>
  );
}
