import type { Request } from "autocannon";
import type { Db } from "#db/client.server.ts";
import type { Expected } from "./answer.ts";

/** `BENCH_POSTS=10000` for a hundredth of the posts, to compare with. */
export const size = {
  ...{ learners: 500, courses: 20, lessons: 40, words: 1200 },
  posts: Number(process.env.BENCH_POSTS ?? 1_000_000),
};

/** Somebody signed in; their name stands in the header of each page that knows them. */
export type Reader = { cookie: string; name: string };
export type Ask = { request: Request; expected: Expected };
/** A page for each number: its address, and text that stands on it and on few others. */
export type PageOf = (number: number) => { path: string; texts: string[] };

/** The number of a course, the same for every twentieth number. */
export const courseNumber = (number: number) => 1 + (number % size.courses);
const lessonNumber = (number: number) => 1 + (number % size.lessons);

/** The address of a lesson, a different one for each number. */
export function lessonPath(number: number): string {
  return `/courses/bench-${courseNumber(number)}/lessons/lesson-${lessonNumber(number)}`;
}

export const lessonTitle = (number: number) => `Lesson ${lessonNumber(number)} of course ${courseNumber(number)}`;

/** A domain's part of the benchmark: its rows, pages and writes. */
export type BenchPart = {
  /** Inserts a large world with `generate_series`, in a few statements. */
  seed?: (db: Db, of: typeof size) => Promise<void>;
  /** The pages that are measured, by title; each number is another course, lesson or the like. */
  pages?: Record<string, PageOf>;
  /** The writes that are measured, by title: one list of requests for each reader, which can be repeated for ever. */
  writes?: (readers: Reader[], port: number) => Record<string, Ask[][]>;
  /** The pages whose statements are counted. */
  countedPaths: string[];
};

/** Requests for a page: one list for each reader. */
export function reads(readers: Reader[], pageOf: PageOf): Ask[][] {
  return readers.map(({ cookie, name }, number) => {
    const { path, texts } = pageOf(number);
    const headers = { cookie, "accept-encoding": "br" };
    return [{ request: { method: "GET", path, headers }, expected: { status: 200, texts: [...texts, name] } }];
  });
}

/** Requests to a floor, which answers everybody with the first reader's page: the same one, with each one's cookie. */
export function floorReads(readers: Reader[], pageOf: PageOf): Ask[][] {
  const [first] = reads(readers, pageOf)[0] ?? [];
  if (!first) return [];
  const { request, expected } = first;
  return readers.map(({ cookie }) => [{ request: { ...request, headers: { ...request.headers, cookie } }, expected }]);
}

/** A form posted to the product as a page without JavaScript does; the answer leads on to another page. */
export function post(cookie: string, path: string, body: string): Ask {
  const headers = {
    ...{ cookie, "sec-fetch-site": "same-origin", "accept-encoding": "br" },
    "content-type": "application/x-www-form-urlencoded",
  };
  return { request: { method: "POST", path, headers, body }, expected: { status: 303, texts: [] } };
}

/** A form posted to the product as its own pages do. */
export function write(cookie: string, port: number, path: string, body: string, text: string): Ask {
  const headers = {
    ...{ cookie, origin: `http://127.0.0.1:${port}`, accept: "application/json", "accept-encoding": "br" },
    "content-type": "application/x-www-form-urlencoded",
  };
  return { request: { method: "POST", path, headers, body }, expected: { status: 200, texts: [text] } };
}
