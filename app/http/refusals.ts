import * as m from "#app/messages/catalog.ts";
import { type Maintenance, retryAfter } from "#app/site/maintenance.ts";
import { dayAndTimeIn, homeZone } from "#app/time/dates.ts";

/** Not there or not yours: a person cannot tell which. `what` is the noun, as in "Course". */
export function notFound(what: string): Response {
  return new Response(what, { status: 404, statusText: "Not Found" });
}

/** It was there, and never comes back: erased, revoked or too old. `why` is a sentence that they will read. */
export function gone(why: string): Response {
  return new Response(why, { status: 410, statusText: "Gone" });
}

/** The site is being worked on. Says when to come back, in words and, for programs, in seconds. */
export function closedForMaintenance(maintenance: Maintenance, timeZone = homeZone, now = new Date()): Response {
  const { message, until } = maintenance;
  return Response.json(
    { error: message ?? m.errorsClosedHappened(), until: until && dayAndTimeIn(timeZone, until.toISOString()) },
    {
      status: 503,
      statusText: "Service Unavailable",
      headers: { "Retry-After": String(retryAfter(maintenance, now)) },
    },
  );
}

/** There, but not for this person or this request. `why` is a sentence that they will read. */
export function forbidden(why: string): Response {
  return new Response(why, { status: 403, statusText: "Forbidden" });
}
