import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";

/** The answer to a person without the role for a page; sends them to the second step when their role waits for that. */
export function closedPage(request: Request, person: Person): Response {
  if (person.session.secondStep !== "to_set_up") return notFound("Page");
  const to = new URL(request.url).pathname.replace(/\.data$/, "");
  return redirect(`/settings/two-step?needed&to=${encodeURIComponent(to)}`, 303);
}
