import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { messageKey } from "#app/discussions/message-key.ts";
import { postPath } from "#app/discussions/paths.ts";
import { react } from "#app/discussions/posts/changing.server.ts";
import { isReaction } from "#app/discussions/posts/post.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { forbidden, notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Adds one's reaction to a post or takes it back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  const [on, off, postId] = [form.get("on"), form.get("off"), params.post ?? ""];
  const kind = on ?? off;
  if (!isReaction(kind)) throw notFound("Reaction");
  const done = await react(db, person, { topicId: topic.id, postId }, { kind, isOn: on !== null });
  if (done === "missing") throw notFound("Post");
  if (done !== "done") throw forbidden(m.postsRefused({ why: messageKey(done) }));
  return redirect(postPath(postId), 303);
}
