import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { changeRound } from "#app/discussions/moderation/round-change.server.ts";
import { acceptAnswer, setHidden, setTopicState } from "#app/discussions/moderation/topic-change.server.ts";
import { undoChange } from "#app/discussions/moderation/undo.server.ts";
import { postPath, topicPath } from "#app/discussions/paths.ts";
import { findTopic } from "#app/discussions/topics/queries/topics.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Changes one thing about a topic, or about the post that the form names. Each is undone by the opposite form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  const form = await readForm(request, person);
  const [set, postId] = ["set", "post"].map((name) => String(form.get(name) ?? ""));
  if (set === "undo") return undo(person, topic.id, Number(form.get("event")));
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
      case "next-round":
      case "last-round":
        return changeRound(db, person, topic.id, { from: Number(form.get("round")), isBack: set === "last-round" });
      case "accept":
        return acceptAnswer(db, person, place, isOn);
      default:
        return Promise.resolve("missing" as const);
    }
  };
  if ((await change()) === "missing") throw notFound("Topic");
  return redirect(postId ? postPath(postId) : `${topicPath(topic)}?told=done`, 303);
}

/** Undoes a move, merge or split, and leads to the topic; if something later stands in its way, says so there. */
async function undo(person: Person, topicId: string, eventId: number) {
  const undone = await undoChange(db, person, topicId, Number.isSafeInteger(eventId) ? eventId : 0);
  if (undone.outcome === "missing") throw notFound("Topic");
  const topic = await findTopic(db, person, topicId);
  if (!topic) throw notFound("Topic");
  return redirect(`${topicPath(topic)}?told=${undone.outcome === "done" ? "undo" : "not_undone"}`, 303);
}
