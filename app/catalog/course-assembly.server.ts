import type { Course, Lesson } from "./catalog.ts";
import type { Compiled } from "./compile-cache.server.ts";
import type { CompletionRule } from "./completion-rule.ts";
import { slugOf } from "./file-order.ts";
import type { CourseFrontMatter, LessonFrontMatter } from "./front-matter.ts";
import { hashOf } from "./hash.server.ts";
import { type Mistake, sentenceFor } from "./mistake.ts";
import type { ReleasedCourse } from "./release.server.ts";

export type ReadLesson = { file: string; settings: LessonFrontMatter | null; result: Compiled; mistakes: Mistake[] };
export type ReadCourse = {
  folder: string;
  courseFile: string | null;
  settings: CourseFrontMatter | null;
  description: Compiled | null;
  guide: Compiled | null;
  lessons: ReadLesson[];
  mistakes: Mistake[];
};

type Surroundings = {
  /** The same course in the previous release. */
  before: ReleasedCourse | null;
  previous: ReleasedCourse[];
  /** Every lesson id that some file of this release declares. */
  readIds: Set<string>;
  taken: { courses: Set<string>; courseSlugs: Set<string>; lessons: Set<string> };
};

/** Builds a course from what was read, substituting the last good version of anything broken. */
export function assembleCourse(
  read: ReadCourse,
  around: Surroundings,
): { course: ReleasedCourse | null; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const id = read.settings?.id ?? around.before?.id;
  if (!id) return { course: null, mistakes };
  const file = read.courseFile ?? read.folder;
  if (around.taken.courses.has(id)) {
    mistakes.push({ file, line: 1, column: 1, text: id, message: "another course has this id; give each its own." });
    return { course: null, mistakes };
  }
  around.taken.courses.add(id);

  const lessons: Lesson[] = [];
  const files: Record<string, string> = {};
  const slugs = new Set<string>();
  let isPartial = read.settings === null;
  for (const each of read.lessons) {
    const lesson = lessonFrom(each, read, around, id);
    if (!lesson) isPartial = true;
    else if (around.taken.lessons.has(lesson.id)) {
      const message = "another lesson has this id; give each its own.";
      mistakes.push({ file: each.file, line: 1, column: 1, text: lesson.id, message });
    } else {
      around.taken.lessons.add(lesson.id);
      lessons.push({ ...lesson, slug: freeSlug(lesson.slug, slugs) });
      files[lesson.id] = each.file;
    }
  }
  const slug = freeSlug(slugOf(read.folder.slice(read.folder.lastIndexOf("/") + 1)), around.taken.courseSlugs);
  const course = courseFrom(read, around.before, { id, slug, folder: read.folder, lessons });
  return { course: { ...course, files, isPartial }, mistakes };
}

function lessonFrom(read: ReadLesson, course: ReadCourse, around: Surroundings, courseId: string): Lesson | null {
  const { settings, result } = read;
  const slug = slugOf(read.file.slice(read.file.lastIndexOf("/") + 1));
  if (!settings || result.moduleUrl === null) {
    const good = lastGood(read, around);
    const problem = read.mistakes.map(sentenceFor).join("\n");
    return good ? { ...good, courseId, slug, problem } : null;
  }
  const { facts, moduleUrl } = result;
  const lesson = {
    id: settings.id,
    courseId,
    slug,
    title: settings.title || lastGood(read, around)?.title || titleFrom(slug),
    objectives: settings.objectives,
    minutes: settings.minutes,
    authors: settings.authors ?? course.settings?.authors ?? around.before?.authors ?? [],
    sources: sourcesFrom(settings.sources),
    language: settings.language ?? course.settings?.language ?? around.before?.language ?? "en",
    isRequired: settings.required,
    after: settings.after.map(({ lesson: lessonId, reason }) => ({ lessonId, reason })),
    prompts: facts.prompts,
    outline: facts.outline,
    figure: facts.figure,
    components: facts.components,
    terms: [...new Set(facts.terms.map(({ to }) => to))],
    citations: [...new Set(facts.citations.map(({ to }) => to))],
    moduleUrl,
    problem: null,
  };
  const { courseId: _courseId, slug: _slug, problem: _problem, ...decisive } = lesson;
  return { ...lesson, contentVersion: hashOf(decisive) };
}

/** The previous release's version of a broken file: the lesson with the same id, else the one that was in this file. */
function lastGood(read: ReadLesson, around: Surroundings): Lesson | null {
  const id = read.settings?.id;
  for (const course of around.previous) {
    const found = course.lessons.find((lesson) => (id ? lesson.id === id : course.files[lesson.id] === read.file));
    if (found && (id || !around.readIds.has(found.id))) return found;
  }
  return null;
}

function courseFrom(
  read: ReadCourse,
  before: ReleasedCourse | null,
  now: Pick<Course, "id" | "slug" | "folder" | "lessons">,
): Course {
  const minutes = now.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  const isBroken = !read.settings || (read.description !== null && read.description.moduleUrl === null);
  const problem = isBroken ? courseProblem(read) : null;
  if (!read.settings && before) {
    const { files: _files, isPartial: _isPartial, ...kept } = before;
    return { ...kept, ...now, guideUrl: guideFrom(read, before), minutes, problem };
  }
  const settings = read.settings;
  if (!settings) throw new Error(`${read.folder} has neither settings nor a previous version.`);
  const rule = ruleFrom(settings, now.lessons);
  const own = {
    title: settings.title || before?.title || titleFrom(now.slug),
    summary: settings.summary || (before?.summary ?? ""),
    audience: settings.audience || (before?.audience ?? ""),
    language: settings.language,
    level: settings.level,
    ...(settings.strand && { strand: settings.strand }),
    topics: settings.topics,
    authors: settings.authors,
    objectives: settings.objectives,
    sources: sourcesFrom(settings.sources),
    clockHours: { isEligible: settings.clockHours.eligible, note: settings.clockHours.note },
    prerequisites: settings.prerequisites.map(({ course, reason, required }) => ({
      courseId: course,
      reason,
      isRequired: required,
    })),
    rule,
    ruleVersion: hashOf(rule),
    descriptionUrl: read.description ? (read.description.moduleUrl ?? before?.descriptionUrl ?? null) : null,
  };
  const contentVersion = hashOf([own, now.lessons.map((lesson) => [lesson.id, lesson.contentVersion])]);
  return { ...now, ...own, guideUrl: guideFrom(read, before), contentVersion, problem, minutes };
}

/** Not part of a course's version: it changes nothing for those who take the course. */
const guideFrom = ({ guide }: ReadCourse, before: ReleasedCourse | null) =>
  guide ? (guide.moduleUrl ?? before?.guideUrl ?? null) : null;

function courseProblem(read: ReadCourse): string {
  return read.mistakes
    .filter((mistake) => mistake.file === read.courseFile || mistake.file === read.folder)
    .map(sentenceFor)
    .join("\n");
}

/** The rule without lessons and prompts that do not exist, so that it can be met. */
function ruleFrom({ completion }: CourseFrontMatter, lessons: Lesson[]): CompletionRule {
  const ids = new Set(lessons.map((lesson) => lesson.id));
  const prompts = new Set(lessons.flatMap((lesson) => lesson.prompts.map((prompt) => `${lesson.id}/${prompt.id}`)));
  const required = lessons.filter((lesson) => lesson.isRequired).map((lesson) => lesson.id);
  const checks = completion.check?.prompts.filter((prompt) => prompts.has(prompt)) ?? [];
  return {
    lessons: completion.lessons === "all" ? required : completion.lessons.filter((id) => ids.has(id)),
    responses: completion.responses.filter((prompt) => prompts.has(prompt)),
    check: completion.check && checks.length > 0 ? { prompts: checks, level: completion.check.level } : null,
  };
}

const sourcesFrom = (given: { id: string; text: string; url?: string | undefined }[]) =>
  given.map(({ id, text, url }) => ({ id, text, url: url ?? null }));

function titleFrom(slug: string): string {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function freeSlug(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let count = 2; taken.has(slug); count += 1) slug = `${wanted}-${count}`;
  taken.add(slug);
  return slug;
}
