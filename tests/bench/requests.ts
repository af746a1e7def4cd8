import type { Request } from "autocannon";
import type { Expected } from "./answer.ts";

export const size = { learners: 500, courses: 20, lessons: 40, words: 1200 };

/** Somebody signed in; their name stands in the header of each page that knows them. */
export type Reader = { cookie: string; name: string };
export type Ask = { request: Request; expected: Expected };
/** A page for each number: its address, and text that stands on it and on few others. */
export type PageOf = (number: number) => { path: string; texts: string[] };

const courseNumber = (number: number) => 1 + (number % size.courses);
const lessonNumber = (number: number) => 1 + (number % size.lessons);

/** The address of a lesson, a different one for each number. */
export function lessonPath(number: number): string {
  return `/courses/bench-${courseNumber(number)}/lessons/lesson-${lessonNumber(number)}`;
}

const lessonTitle = (number: number) => `Lesson ${lessonNumber(number)} of course ${courseNumber(number)}`;

/** The pages that are measured; each number is another course or lesson. */
export const pages = {
  catalog: () => ({ path: "/courses", texts: ["Course 1", "A course that the benchmark reads."] }),
  course: (number: number) => ({
    path: `/courses/bench-${courseNumber(number)}`,
    texts: [`Course ${courseNumber(number)}`, `Lesson ${size.lessons} of course ${courseNumber(number)}`],
  }),
  lesson: (number: number) => ({
    path: lessonPath(number),
    texts: [lessonTitle(number), "What will you ask about the next number you meet?"],
  }),
  "My learning": () => ({ path: "/learning", texts: ["Course 1"] }),
} satisfies Record<string, PageOf>;

/** Requests for a page: one list for each reader. */
export function reads(readers: Reader[], pageOf: PageOf): Ask[][] {
  return readers.map(({ cookie, name }, number) => {
    const { path, texts } = pageOf(number);
    const headers = { cookie, "accept-encoding": "br" };
    return [{ request: { method: "GET", path, headers }, expected: { status: 200, texts: [...texts, name] } }];
  });
}

/** The same requests to a floor, which answers everybody with the first reader's page. */
export function floorReads(readers: Reader[], pageOf: PageOf): Ask[][] {
  const lists = reads(readers, pageOf);
  const expected = lists[0]?.[0]?.expected;
  return expected ? lists.map((asks) => asks.map((ask) => ({ ...ask, expected }))) : lists;
}

function write(cookie: string, port: number, path: string, body: string, text: string): Ask {
  const headers = {
    ...{ cookie, origin: `http://127.0.0.1:${port}`, accept: "application/json", "accept-encoding": "br" },
    "content-type": "application/x-www-form-urlencoded",
  };
  return { request: { method: "POST", path, headers, body }, expected: { status: 200, texts: [text] } };
}

/** Every second press undoes the one before, so that each one writes a fact. */
export function completions(readers: Reader[], port: number): Ask[][] {
  return readers.map(({ cookie }, number) => [
    write(cookie, port, `${lessonPath(number)}/completion`, "_method=delete", '"outcome":"open"'),
    write(cookie, port, `${lessonPath(number)}/completion`, "", '"outcome":"completed"'),
  ]);
}

/** Each save is a text of some 300 characters from the reader's own open page. */
export function reflections(readers: Reader[], port: number): Ask[][] {
  return readers.map(({ cookie }, number) => {
    const text = encodeURIComponent(`What I would ask next, number ${number}. `.repeat(8));
    const path = `${lessonPath(number)}/reflections/reflection`;
    return [write(cookie, port, path, `writer=bench-${number}&text=${text}`, '"reflection":{')];
  });
}
