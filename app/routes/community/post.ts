import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { topicPath } from "#app/discussions/paths.ts";
import { findPostPlace } from "#app/discussions/posts/queries/posts.server.ts";
import { getOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** Leads to a post wherever it is now, for those who may read it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const place = await findPostPlace(db, person, params.post ?? "");
  if (!place) throw notFound("Post");
  const { spaceId, topicId } = place;
  return redirect(`${topicPath({ spaceId, id: topicId })}?at=${params.post}`, 303);
}
