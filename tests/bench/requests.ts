import type { Request } from "autocannon";

export const size = { learners: 500, courses: 20, lessons: 40, words: 1200 };

/** The address of a lesson, a different one for each number. */
export function lessonPath(number: number): string {
  return `/courses/bench-${1 + (number % size.courses)}/lessons/lesson-${1 + (number % size.lessons)}`;
}

/** Reads of one page by each reader, or of a different page each. */
export function reads(cookies: string[], pathOf: (number: number) => string): Request[] {
  return cookies.map((cookie, number) => ({ method: "GET", path: pathOf(number), headers: { cookie } }));
}

function write(cookie: string, port: number, path: string, body: string): Request {
  const origin = `http://127.0.0.1:${port}`;
  const headers = { cookie, origin, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", path, headers, body };
}

/** Every second press undoes the one before, so that each one writes a fact. */
export function completions(cookies: string[], port: number): Request[] {
  return cookies.flatMap((cookie, number) => [
    write(cookie, port, `${lessonPath(number)}/completion`, "_method=delete"),
    write(cookie, port, `${lessonPath(number)}/completion`, ""),
  ]);
}

/** Each save is a text of some 300 characters from the reader's own open page. */
export function reflections(cookies: string[], port: number): Request[] {
  return cookies.map((cookie, number) => {
    const text = encodeURIComponent(`What I would ask next, number ${number}. `.repeat(8));
    return write(cookie, port, `${lessonPath(number)}/reflections/reflection`, `writer=bench-${number}&text=${text}`);
  });
}
