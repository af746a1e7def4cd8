import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isLevel } from "#app/discussions/level.ts";
import { topicPath } from "#app/discussions/paths.ts";
import { setTopicLevel } from "#app/discussions/reading/mark.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { onlyForms, postOnly } from "#app/http/methods.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { db } from "#db/pool.server.ts";

export const loader = postOnly;

/** Sets how much a person hears of a topic. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, topic } = await topicVisitor(request, params);
  onlyForms(request);
  const level = (await readForm(request, person)).get("level");
  if (isLevel(level)) await setTopicLevel(db, person, topic.id, level);
  return redirect(`${topicPath(topic)}?told=level`, 303);
}
