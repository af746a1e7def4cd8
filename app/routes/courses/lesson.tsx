import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ClientLoaderFunctionArgs, useLoaderData } from "@remix-run/react";
import { lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { directionOf } from "#app/catalog/direction.ts";
import { lessonComponent, loadLessonModule } from "#app/catalog/lesson-module.ts";
import { LessonTalkContext } from "#app/discussions/lesson/lesson-talk.ts";
import { OwnCycleContext } from "#app/inquiry/lesson/own-cycle.ts";
import { guestLessonsIn } from "#app/learning/guest.server.ts";
import { motifOfLesson } from "#app/learning/motif.ts";
import { shownNotes } from "#app/learning/notes/shown-notes.server.ts";
import { NotesBelow } from "#app/learning/notes/ui/notes-below.tsx";
import type { LessonCompletion } from "#app/learning/progress.ts";
import { GuestAnswers } from "#app/learning/ui/guest-answers.tsx";
import { GuestEnd } from "#app/learning/ui/guest-end.tsx";
import { lessonComponentMap } from "#app/learning/ui/lesson/components.tsx";
import { LessonEnd, Locks } from "#app/learning/ui/lesson-end.tsx";
import { LessonFrame } from "#app/learning/ui/lesson-frame.tsx";
import { lessonModuleLinks } from "#app/learning/ui/lesson-module-link.ts";
import { LessonReferences } from "#app/learning/ui/lesson-references.tsx";
import { LessonStateProvider } from "#app/learning/ui/lesson-state.tsx";
import { lockWords } from "#app/learning/ui/lock-words.ts";
import { ReadingProgress } from "#app/learning/ui/reading-progress.tsx";
import { requirementWords } from "#app/learning/ui/requirement-words.ts";
import * as m from "#app/messages/catalog.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";
import { dayIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { titled } from "#app/ui/title.ts";
import { loadLessonParts } from "./lesson-parts.ts";
import { visitLesson } from "./lesson-visit.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await visitor(request);
  const { course, lesson, visit, ownCycle, talk } = await visitLesson({
    person,
    request,
    courseSlug: params.course ?? "",
    lessonSlug: params.lesson ?? "",
    search: new URL(request.url).searchParams,
  });
  const { progress, state } = visit;
  const isLocked = visit.locks.length > 0;
  const next = course.lessons.find(({ id }) => id === visit.nextLessonId);
  return {
    personId: person?.id ?? null,
    guestLessons: person ? guestLessonsIn(request, currentCatalog()) : [],
    course: { slug: course.slug, title: course.title, share: progress.percent / 100 },
    lesson: {
      id: lesson.id,
      picture: motifOfLesson(lesson, course, currentCatalog().courses),
      slug: lesson.slug,
      title: lesson.title,
      number: course.lessons.indexOf(lesson) + 1,
      objectives: lesson.objectives,
      blocks: isLocked ? [] : lesson.outline,
    },
    items: course.lessons.map(({ id, slug, title, minutes, isRequired }) => ({
      id,
      slug,
      title,
      minutes,
      isRequired,
      isDone: progress.completedLessonIds.includes(id),
      locks: (progress.locks[id] ?? []).map(lockWords),
    })),
    text: isLocked
      ? null
      : {
          moduleUrl: lesson.moduleUrl,
          components: [
            ...lesson.components,
            ...(visit.notes.length > 0 ? ["Notes"] : []),
            ...(talk?.about.total ? ["TopicsAbout"] : []),
          ],
          language: lesson.language,
          problem: lesson.problem,
          state,
        },
    ownCycle: isLocked ? null : ownCycle,
    talk: isLocked ? null : talk,
    notes: person && !isLocked ? shownNotes(person, lesson, visit) : null,
    place: visit.position,
    minutes: lesson.minutes,
    minutesLeft: visit.minutesLeft,
    completion: visit.completion && person && completionInWords(visit.completion, person.timeZone),
    locks: visit.locks,
    standing: {
      completedCount: progress.completedCount,
      requiredCount: progress.requiredCount,
      percent: progress.percent,
      isFinished: progress.state === "finished",
      stillAsks: requirementWords(course, progress.requirements, true).flatMap((ask) => (ask.isMet ? [] : [ask.words])),
    },
    next: next
      ? { kind: "lesson" as const, slug: next.slug, title: next.title, minutes: next.minutes }
      : { kind: "course" as const },
  };
}

/** Loads the lesson's own code together with its data in the browser, before rendering. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  if (data.text) {
    await Promise.all([loadLessonModule(data.text.moduleUrl), loadLessonParts(data.text.components)]);
  }
  return data;
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [{ title: titled(data.lesson.title, data.course.title) }, ...(data.text ? lessonModuleLinks(data.text) : [])]
    : [];

export default function LessonPage() {
  const {
    personId,
    guestLessons,
    course,
    lesson,
    items,
    text,
    ownCycle,
    talk,
    notes,
    place,
    minutes,
    minutesLeft,
    completion,
    locks,
    standing,
    next,
  } = useLoaderData<typeof loader>();
  const Talk = lessonComponentMap.TopicsAbout;
  const address = `${lessonPath(course.slug, lesson.slug)}/position`;
  const progress =
    text && personId ? (
      <ReadingProgress
        articleId="lesson-text"
        reader={{ address, personId }}
        place={place}
        minutes={minutes}
        minutesLeft={minutesLeft}
      />
    ) : (
      <span>{m.outlineMinutes({ minutes })}</span>
    );
  return (
    <LessonFrame
      course={course}
      lesson={lesson}
      items={items}
      progress={progress}
      isOpen={text !== null && personId !== null}
    >
      {personId ? <GuestAnswers lessons={guestLessons} /> : null}
      {text ? (
        <OwnCycleContext.Provider value={ownCycle}>
          <LessonTalkContext.Provider value={talk}>
            <LessonText key={`${lesson.id} ${personId}`} text={text} place={place} />
          </LessonTalkContext.Provider>
        </OwnCycleContext.Provider>
      ) : (
        <Locks courseSlug={course.slug} locks={locks} />
      )}
      <NotesBelow
        key={`${lesson.id} ${personId} notes`}
        lesson={lessonPath(course.slug, lesson.slug)}
        notes={notes}
        load={loadLessonParts}
      />
      {talk?.about.total && Talk ? <Talk {...talk.about} /> : null}
      {text && !personId ? <GuestEnd courseSlug={course.slug} lessonSlug={lesson.slug} next={next} /> : null}
      {text && personId ? (
        <LessonEnd
          key={`${lesson.id} end`}
          personId={personId}
          courseSlug={course.slug}
          courseTitle={course.title}
          lessonSlug={lesson.slug}
          completion={completion}
          locks={locks}
          did={didIn(text.state)}
          course={standing}
          next={next}
        />
      ) : null}
    </LessonFrame>
  );
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>;
type Text = NonNullable<Data["text"]>;

function LessonText({ text, place }: { text: Text; place: Data["place"] }) {
  const Text = lessonComponent(text.moduleUrl);
  return (
    <>
      {text.problem ? (
        <Notice kind="care" title={m.lessonPageProblemTitle()}>
          <p>{import.meta.env.DEV ? text.problem : m.lessonPageProblem()}</p>
        </Notice>
      ) : null}
      {place ? (
        <p className="without-scripts">
          <a href={`#${place.blockId.replace(/\.\d+$/, "")}`}>{m.lessonPageGoOn()}</a>
        </p>
      ) : null}
      <article id="lesson-text" className="prose" lang={text.language} dir={directionOf(text.language)}>
        <LessonStateProvider state={text.state}>
          <Text components={lessonComponentMap} />
        </LessonStateProvider>
      </article>
      <LessonReferences sources={text.state.sources} terms={text.state.glossary} />
    </>
  );
}

function didIn({ prompts, responses, reflections }: Text["state"]) {
  const asked = prompts.filter(({ definition }) => definition.kind !== "reflection" && definition.kind !== "sampler");
  return {
    answered: asked.filter(({ id }) => responses[id]).length,
    prompts: asked.length,
    reflections: Object.values(reflections).filter(({ text }) => text.trim() !== "").length,
  };
}

function completionInWords(completion: LessonCompletion, timeZone: string): string {
  const day = dayIn(timeZone, completion.at);
  if (completion.how === "imported") return m.lessonPageTickImported({ day });
  return completion.how === "rule_met" ? m.lessonPageTickRule({ day }) : m.lessonPageTickMarked({ day });
}
