import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { sessionOf } from "./cohort-of-request.server.ts";
import { viewOf } from "./facilitator-view.server.ts";

/** The state of a session's facilitator view as JSON, for a page that must stay whole without a network. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, meeting } = await sessionOf(request, params);
  return Response.json(await viewOf(person, meeting));
}

export const action = getOnly;
