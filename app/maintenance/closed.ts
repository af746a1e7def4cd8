import * as m from "#app/messages/catalog.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, homeZone } from "#app/time/dates.ts";
import { type Maintenance, retryAfter } from "./maintenance.ts";

/**
 * The response while the site is closed for maintenance, with the expected end in words and, for programs, in
 * seconds. `typed` is shown to copy.
 */
export function closedForMaintenance(
  maintenance: Maintenance,
  { timeZone = homeZone, typed = [] }: { timeZone?: string | undefined; typed?: string[] } = {},
  now = currentTime(),
): Response {
  const { message, until } = maintenance;
  return Response.json(
    {
      error: message ?? m.errorsClosedHappened(),
      until: until && dayAndTimeIn(timeZone, until.toISOString()),
      ...(typed.length > 0 && { typed }),
    },
    {
      status: 503,
      statusText: "Service Unavailable",
      headers: { "Retry-After": String(retryAfter(maintenance, now)) },
    },
  );
}
