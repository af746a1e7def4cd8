import { redirect } from "@remix-run/node";
import type { Course, Lesson } from "#app/catalog/catalog.ts";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { cubeFor } from "#app/catalog/datasets.server.ts";
import { loadLessonModule } from "#app/catalog/lesson-module.ts";
import { isLessonTalkedAbout, lessonTalk } from "#app/discussions/lesson/lesson-talk.server.ts";
import type { LessonTalk } from "#app/discussions/lesson/lesson-talk.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { type OwnCycle, ownCycleFor } from "#app/inquiry/lesson/own-cycle.server.ts";
import { guestAnswersIn, lessonStateForGuest } from "#app/learning/guest.server.ts";
import { isOpenToGuests } from "#app/learning/guest.ts";
import { type LessonVisit, lessonStateFor } from "#app/learning/lesson-page.server.ts";
import type { LessonState } from "#app/learning/lesson-state.ts";
import { findMovedLesson } from "#app/learning/queries/past-slugs.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";
import { loadLessonParts } from "./lesson-parts.ts";

type LessonRequest = {
  person: Person | null;
  request: Request;
  courseSlug: string;
  lessonSlug: string;
  search: URLSearchParams;
  suffix?: string;
};

type Visited = {
  course: Course;
  lesson: Lesson;
  visit: LessonVisit;
  /** Null for guests, and where the lesson shows no step of a cycle. */
  ownCycle: OwnCycle | null;
  /** Null for guests. */
  talk: LessonTalk | null;
};

/**
 * A lesson for one person, with its text and their answers loaded. Redirects from old addresses. Without signing in,
 * only the first lesson of each course is open; the others lead to the sign-in page.
 */
export async function visitLesson(asked: LessonRequest): Promise<Visited> {
  const catalog = currentCatalog();
  const course = catalog.coursesBySlug.get(asked.courseSlug);
  const lesson = course?.lessons.find(({ slug }) => slug === asked.lessonSlug);
  if (!course || !lesson) throw await redirectToNewAddress(asked);
  const problem = { promptId: asked.search.get("problem"), why: asked.search.get("why") };
  const person = asked.person ?? (isOpenToGuests(course, lesson) ? null : await signedIn(asked.request));
  const isTalkedAbout = isLessonTalkedAbout(lesson);
  const [visit, ownCycle] = await Promise.all([
    person
      ? lessonStateFor(db, person, course, lesson, { catalog, problem, isTalkedAbout })
      : lessonStateForGuest(course, lesson, guestAnswersIn(asked.request), { catalog, problem }),
    person && lesson.components.includes("CycleStep") ? ownCycleFor(db, person, asked.search.get("cycle")) : null,
    loadLessonModule(lesson.moduleUrl),
    loadLessonParts([...lesson.components, "Notes", "TopicsAbout"]),
  ]);
  return {
    course,
    lesson,
    ownCycle,
    talk: person && (await lessonTalk(db, person, lesson, visit.isTalkedAbout)),
    visit: { ...visit, state: { ...visit.state, ...usedIn(lesson, visit.state) } },
  };
}

/** The data, sources and terms that the lesson shows; sources in the order of citation, which numbers them. */
function usedIn(lesson: Lesson, state: LessonState): Pick<LessonState, "cubes" | "sources" | "glossary"> {
  return {
    cubes: cubesFor(state),
    sources: lesson.citations.flatMap((id) => state.sources.find((source) => source.id === id) ?? []),
    glossary: lesson.terms.flatMap((id) => state.glossary.find((term) => term.id === id) ?? []),
  };
}

/** Not permanent: a lesson that is later renamed back would otherwise send browsers in a circle. */
async function redirectToNewAddress({ courseSlug, lessonSlug, suffix = "" }: LessonRequest): Promise<Response> {
  const moved = await findMovedLesson(db, currentCatalog(), courseSlug, lessonSlug);
  if (!moved) return notFound("Lesson");
  const course = { slug: moved.courseSlug };
  const lesson = moved.lessonSlug ? { slug: moved.lessonSlug } : null;
  return redirect(lesson ? lessonPath(course.slug, lesson.slug) + suffix : coursePath(course.slug));
}

/** For each data explorer, all data that its readers can choose to see. */
function cubesFor({ prompts, lessonId }: LessonState): LessonState["cubes"] {
  return Object.fromEntries(
    prompts.flatMap(({ id, definition }) => {
      const cube = definition.kind === "data-explorer" ? cubeFor(definition.dataset, lessonId, definition) : null;
      return cube ? [[id, cube]] : [];
    }),
  );
}
