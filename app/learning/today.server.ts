import type { Catalog, Course } from "#app/catalog/catalog.ts";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import * as m from "#app/messages/catalog.ts";
import { dayIn } from "#app/time/dates.ts";
import type { TodayItem, TodayVisit } from "#app/today-item/item.ts";
import { motifOfLesson } from "./motif.ts";
import { splitNote } from "./note-fields.ts";
import { progressAndReflections, progressBeside, type Resume } from "./progress.server.ts";
import { minutesLeftIn } from "./progress.ts";
import type { Column } from "./queries/columns.server.ts";
import { listAnswersTo } from "./queries/reflection-lists.server.ts";
import { suggestedCourses } from "./suggested-courses.ts";

/** The lesson to begin or go on with, and notes in parts, which people bring to meetings. */
export async function learningToday(visit: TodayVisit, catalog = currentCatalog()): Promise<TodayItem[]> {
  const [{ resume, start }, notes] = await Promise.all([progressOn(visit, catalog), notesOf(visit, catalog)]);
  const lesson = resume ?? start;
  return lesson ? [lessonItem(lesson, visit.person.timeZone, catalog.courses), ...notes] : notes;
}

/** As many of a person's latest reflections as Today shows. */
const recentReflections = 2;

type Read = Omit<Awaited<ReturnType<typeof progressAndReflections>>, "value">;
type Progress = Read & { start: Resume | null };
const progressOfVisits = new WeakMap<TodayVisit, Promise<Progress>>();

/** A person's progress in every course and their latest reflections, read once for a visit; `start` is a first lesson, if nothing is begun. */
export function progressOn(visit: TodayVisit, catalog = currentCatalog()): Promise<Progress> {
  const known = progressOfVisits.get(visit);
  if (known) return known;
  const { db, person } = visit;
  const found = progressAndReflections(db, person.id, catalog, recentReflections).then((read) => begun(read, catalog));
  progressOfVisits.set(visit, found);
  return found;
}

/** One value of other domains, read in the statement that reads the visit's progress. To be called before `progressOn`. */
export async function readBesideProgress<Value>(
  visit: TodayVisit,
  column: Column<Value>,
  catalog = currentCatalog(),
): Promise<Value> {
  const reading = progressBeside(visit.db, visit.person.id, catalog, recentReflections, column);
  const progress = reading.then((read) => begun(read, catalog));
  progress.catch(() => undefined); // this function's own caller learns of it
  progressOfVisits.set(visit, progress);
  return (await reading).value;
}

function begun(progress: Read, catalog: Catalog): Progress {
  const course = suggestedCourses(catalog, progress.byCourse).courses.find(
    ({ id }) => progress.byCourse[id]?.state === "not-started",
  );
  const lesson = course?.lessons[0];
  const start = course && lesson && !progress.resume ? { course, lesson, position: null, readAt: null } : null;
  return { ...progress, start };
}

/** How a page names the lesson to go on with. */
export function lessonItem(
  { course, lesson, position, readAt }: Resume,
  timeZone: string,
  courses = currentCatalog().courses,
): TodayItem {
  const place = m.lessonPagePlace({ number: course.lessons.indexOf(lesson) + 1, count: course.lessons.length });
  const left = m.lessonMinutesLeft({ minutes: minutesLeftIn(lesson, position) });
  return {
    id: `lesson ${lesson.id}`,
    reason: { kind: "next", at: readAt },
    title: lesson.title,
    to: lessonPath(course.slug, lesson.slug),
    action: position ? m.learningContinue() : m.learningBeginLesson(),
    within: { title: course.title, to: coursePath(course.slug) },
    facts: `${place} · ${left}`,
    picture: motifOfLesson(lesson, course, courses),
    ...(readAt && position ? { note: m.learningReadOn({ day: dayIn(timeZone, readAt) }) } : {}),
  };
}

async function notesOf({ db, person }: TodayVisit, catalog: Catalog): Promise<TodayItem[]> {
  const asked = notesOfCatalog(catalog);
  const answers = await listAnswersTo(db, person.id, asked);
  return answers.flatMap(({ id, lessonId, promptId, text, updatedAt }) => {
    const question = asked.find((each) => each.lessonId === lessonId && each.promptId === promptId);
    if (!question) return [];
    const { course, lesson, fields } = question;
    const written = Object.keys(splitNote(fields, text)).length;
    const isWhole = written === fields.length;
    return {
      id: `note ${id}`,
      reason: { kind: "begun" as const, at: updatedAt },
      title: m.learningNote({ lesson: lesson.title }),
      to: isWhole ? `/reflections/${id}` : `${lessonPath(course.slug, lesson.slug)}#${encodeURIComponent(promptId)}`,
      action: isWhole ? m.learningNoteRead() : m.learningNoteContinue(),
      within: { title: course.title, to: coursePath(course.slug) },
      facts: m.learningNoteParts({ written, count: fields.length }),
      note: m.learningNoteOn({ day: dayIn(person.timeZone, updatedAt) }),
    };
  });
}

const notesOfCatalogs = new WeakMap<Catalog, ReturnType<typeof notesIn>>();

/** Found once for each release: a site of 800 lessons took half a millisecond of each Today. */
function notesOfCatalog(catalog: Catalog): ReturnType<typeof notesIn> {
  const known = notesOfCatalogs.get(catalog) ?? catalog.courses.flatMap(notesIn);
  notesOfCatalogs.set(catalog, known);
  return known;
}

/** A course's questions for a note in parts. */
function notesIn(course: Course) {
  return course.lessons.flatMap((lesson) =>
    lesson.prompts.flatMap(({ id, definition }) =>
      definition.kind === "reflection" && definition.fields
        ? [{ course, lesson, lessonId: lesson.id, promptId: id, fields: definition.fields }]
        : [],
    ),
  );
}
