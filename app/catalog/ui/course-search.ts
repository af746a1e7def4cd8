import { fold, searchWords } from "#app/search/fold.ts";
import type { Course } from "../catalog.ts";
import { type Level, levels, type Strand, strands } from "../strand.ts";

export const lengths = ["short", "medium", "long"] as const;
export type Length = (typeof lengths)[number];
export const sorts = ["suggested", "shortest", "title"] as const;
export type Sort = (typeof sorts)[number];
export const states = ["new", "begun", "done"] as const;
export type State = (typeof states)[number];
export const pageSize = 20;

/** The catalog search in the address; unknown values are ignored. */
export type CourseSearch = {
  q: string;
  strand: Strand | "";
  topic: string;
  level: Level | "";
  length: Length | "";
  /** How far the person is; it says nothing to a visitor who is not signed in. */
  state: State | "";
  sort: Sort;
  page: number;
};

export function readCourseSearch(params: URLSearchParams): CourseSearch {
  const page = Number(params.get("page") ?? 1);
  return {
    q: (params.get("q") ?? "").trim().slice(0, 200),
    strand: oneOf(strands, params.get("strand")) ?? "",
    topic: params.get("topic") ?? "",
    level: oneOf(levels, params.get("level")) ?? "",
    length: oneOf(lengths, params.get("length")) ?? "",
    state: oneOf(states, params.get("state")) ?? "",
    sort: oneOf(sorts, params.get("sort")) ?? "suggested",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Under 30 minutes, up to an hour, longer. */
export function lengthOf(minutes: number): Length {
  if (minutes < 30) return "short";
  return minutes <= 60 ? "medium" : "long";
}

/**
 * One page of matching courses, and their number. A page past the end gives the last page. `stateOf` says how far the
 * person is in a course; null for a visitor who is not signed in, whom that filter does not concern.
 */
export function searchCourses(
  courses: Course[],
  search: CourseSearch,
  stateOf: ((course: Course) => State) | null = null,
) {
  const words = searchWords(search.q);
  const fits = (course: Course) => {
    const text = wordsOf(course);
    return words.every((word) => text.includes(word));
  };
  const found = courses.filter(
    (course) =>
      (search.strand === "" || course.strand === search.strand) &&
      (search.state === "" || stateOf === null || stateOf(course) === search.state) &&
      (search.topic === "" || course.topics.includes(search.topic)) &&
      (search.level === "" || course.level === search.level) &&
      (search.length === "" || lengthOf(course.minutes) === search.length) &&
      (words.length === 0 || fits(course)),
  );
  if (search.sort === "suggested") found.sort((a, b) => strandOf(a) - strandOf(b));
  if (search.sort === "shortest") found.sort((a, b) => a.minutes - b.minutes);
  if (search.sort === "title") found.sort((a, b) => a.title.localeCompare(b.title));
  const pageCount = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(search.page, pageCount);
  return { courses: found.slice((page - 1) * pageSize, page * pageSize), total: found.length, page, pageCount };
}

/** A course without a strand stands after all others. */
const strandOf = ({ strand }: Course) => (strand ? strands.indexOf(strand) : strands.length);

export function topicsOf(courses: Course[]): string[] {
  return [...new Set(courses.flatMap((course) => course.topics))].sort((a, b) => a.localeCompare(b));
}

function wordsOf(course: Course): string {
  const { title, summary, audience, topics, objectives, lessons } = course;
  return fold(
    [title, summary, audience, ...topics, ...objectives, ...lessons.map((lesson) => lesson.title)].join("\n"),
  );
}

function oneOf<Word extends string>(words: readonly Word[], given: string | null): Word | null {
  return words.find((word) => word === given) ?? null;
}
