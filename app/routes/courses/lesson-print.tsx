import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, Link, redirect, useLoaderData } from "@remix-run/react";
import { lessonPath } from "#app/catalog/course-path.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { lessonComponent, loadLessonModule } from "#app/catalog/lesson-module.ts";
import { LessonTalkContext } from "#app/discussions/lesson/lesson-talk.ts";
import { OwnCycleContext } from "#app/inquiry/lesson/own-cycle.ts";
import { lessonComponentMap } from "#app/learning/ui/lesson/components.tsx";
import { Objectives } from "#app/learning/ui/lesson-frame.tsx";
import { lessonModuleLinks } from "#app/learning/ui/lesson-module-link.ts";
import { LessonReferences } from "#app/learning/ui/lesson-references.tsx";
import { LessonStateProvider } from "#app/learning/ui/lesson-state.tsx";
import * as m from "#app/messages/catalog.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayIn } from "#app/time/dates.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { titled } from "#app/ui/title.ts";
import { loadLessonParts } from "./lesson-parts.ts";
import { visitLesson } from "./lesson-visit.server.ts";

/** No site header or footer: only links to go back and to print. */
export const handle = { isBare: true };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { course, lesson, visit, ownCycle, talk } = await visitLesson({
    person,
    request,
    courseSlug: params.course ?? "",
    lessonSlug: params.lesson ?? "",
    search: new URLSearchParams(),
    suffix: "/print",
  });
  const address = lessonPath(course.slug, lesson.slug);
  if (visit.locks.length > 0) throw redirect(address);
  const { state } = visit;
  return {
    address,
    courseTitle: course.title,
    title: lesson.title,
    objectives: lesson.objectives,
    language: lesson.language,
    moduleUrl: lesson.moduleUrl,
    components: lesson.components,
    ownCycle,
    talk,
    state,
    printedFor: m.lessonPagePrintedFor({ name: person.name, day: dayIn(person.timeZone, currentTime().toISOString()) }),
  };
}

export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  await Promise.all([loadLessonModule(data.moduleUrl), loadLessonParts(data.components)]);
  return data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: titled(m.lessonPagePrint(), data.title, data.courseTitle) }, ...lessonModuleLinks(data)] : [];

export default function LessonPrintPage() {
  const lesson = useLoaderData<typeof loader>();
  const Text = lessonComponent(lesson.moduleUrl);
  return (
    <div className="lesson-print center">
      <div className="cluster no-print">
        <Link to={lesson.address} className="button">
          {m.lessonPageBackToLesson()}
        </Link>
        <Button type="button" tone="primary" className="needs-scripts" onClick={() => window.print()}>
          <Icon name="printer" />
          {m.lessonPagePrintNow()}
        </Button>
      </div>
      <header className="stack-2 stack">
        <p className="soft">{lesson.courseTitle}</p>
        <h1 tabIndex={-1}>{lesson.title}</h1>
        <p className="small soft">{lesson.printedFor}</p>
      </header>
      <Objectives objectives={lesson.objectives} />
      <article className="prose" lang={lesson.language} dir={directionOf(lesson.language)}>
        <LessonStateProvider state={lesson.state}>
          <OwnCycleContext.Provider value={lesson.ownCycle}>
            <LessonTalkContext.Provider value={lesson.talk}>
              <Text components={lessonComponentMap} />
            </LessonTalkContext.Provider>
          </OwnCycleContext.Provider>
        </LessonStateProvider>
      </article>
      <LessonReferences sources={lesson.state.sources} terms={lesson.state.glossary} />
    </div>
  );
}
