import * as m from "#app/messages/catalog.ts";
import { minutesUntil } from "#app/time/durations.ts";

/** Not there or not yours: a person cannot tell which. `what` is the noun, as in "Course". */
export function notFound(what: string): Response {
  return new Response(what, { status: 404, statusText: "Not Found" });
}

/** Allowed again at a moment that the sentence and, for programs, a header names. */
export function tooManyRequests(waitUntil: Date, now = new Date()): Response {
  const minutes = minutesUntil(waitUntil, now);
  return new Response(m.accountWait({ minutes }), {
    status: 429,
    statusText: "Too Many Requests",
    headers: { "Retry-After": `${minutes * 60}` },
  });
}

/** There, but not for this person or this request. `why` is a sentence that they will read. */
export function forbidden(why: string): Response {
  return new Response(why, { status: 403, statusText: "Forbidden" });
}
