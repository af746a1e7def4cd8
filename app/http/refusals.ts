import * as m from "#app/messages/catalog.ts";
import { minutesUntil } from "#app/time/durations.ts";

/**
 * 404 for what does not exist or belongs to someone else, without telling them apart. `what` is the noun, as in
 * "Course".
 */
export function notFound(what: string): Response {
  return new Response(what, { status: 404, statusText: "Not Found" });
}

/** 429 until a moment that the sentence and, for programs, the Retry-After header name. */
export function tooManyRequests(waitUntil: Date, now = new Date()): Response {
  const minutes = minutesUntil(waitUntil, now);
  return new Response(m.accountWait({ minutes }), {
    status: 429,
    statusText: "Too Many Requests",
    headers: { "Retry-After": `${minutes * 60}` },
  });
}

/** 503 while too many people want the same at once; their browser may ask again after these seconds. */
export function serverBusy(seconds: number): Response {
  return new Response(null, {
    status: 503,
    statusText: "Service Unavailable",
    headers: { "Retry-After": String(seconds) },
  });
}

/** 403 for what exists but not for this person or request. `why` is a sentence shown to them. */
export function forbidden(why: string): Response {
  return new Response(why, { status: 403, statusText: "Forbidden" });
}
