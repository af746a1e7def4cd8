import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { acceptAnswer, moveTopic, setHidden, setTopicState } from "#app/discussions/moderation/topic-change.server.ts";
import { postPath, topicPath } from "#app/discussions/paths.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Changes one thing about a topic, or about the post that the form names. Each is undone by the opposite form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  const [set, postId, spaceId] = ["set", "post", "space"].map((name) => String(form.get(name) ?? ""));
  const isOn = form.get("on") === "yes";
  const place = { topicId: topic.id, postId: postId ?? "" };
  const change = () => {
    switch (set) {
      case "pin":
      case "lock":
      case "archive":
        return setTopicState(db, person, topic.id, { state: set, isOn });
      case "hide":
        return setHidden(db, person, place, isOn);
      case "accept":
        return acceptAnswer(db, person, place, isOn);
      case "move":
        return moveTopic(db, person, topic.id, spaceId ?? "");
      default:
        return Promise.resolve("missing" as const);
    }
  };
  if ((await change()) === "missing") throw notFound("Topic");
  if (set === "move") return redirect(topicPath({ id: topic.id, spaceId: spaceId ?? "" }), 303);
  return redirect(postId ? postPath(postId) : `${topicPath(topic)}?told=done`, 303);
}
