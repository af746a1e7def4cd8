import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, homeZone } from "#app/time/dates.ts";
import { type Maintenance, retryAfter } from "./maintenance.ts";

/**
 * The response while the site is closed for maintenance, with the expected end in words and, for programs, in seconds.
 */
export function closedForMaintenance(maintenance: Maintenance, timeZone = homeZone, now = currentTime()): Response {
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
