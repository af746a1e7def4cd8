import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { postPath } from "#app/discussions/paths.ts";
import { restorePost } from "#app/discussions/posts/changing.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Brings back a post that its author deleted. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  await readForm(request, person);
  const postId = params.post ?? "";
  const restored = await restorePost(db, person, { topicId: topic.id, postId });
  if (restored !== "done") throw notFound("Post");
  return redirect(postPath(postId), 303);
}
