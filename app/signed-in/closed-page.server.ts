import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";

/** The answer to somebody without the role for a page: where their role waits for a second step, that comes first. */
export function closedPage(request: Request, person: Person): Response {
  if (person.session.secondStep !== "to_set_up") return notFound("Page");
  const to = new URL(request.url).pathname.replace(/\.data$/, "");
  return redirect(`/settings/two-step?needed&to=${encodeURIComponent(to)}`, 303);
}
