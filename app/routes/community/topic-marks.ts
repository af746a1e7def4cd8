import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { topicPath } from "#app/discussions/paths.ts";
import { marksIn, markTopic } from "#app/discussions/reading/mark.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Marks posts of a topic as read, or as unread. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  await markTopic(db, person, topic.id, marksIn(form.get("read")), true);
  await markTopic(db, person, topic.id, marksIn(form.get("unread")), false);
  if (form.has("quiet")) return Response.json({ done: true });
  return redirect(topicPath(topic), 303);
}
