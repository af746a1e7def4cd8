import type { LoaderFunctionArgs } from "@remix-run/node";
import { countPosts } from "#app/discussions/posts/queries/posts.server.ts";
import { topicVisitor } from "#app/discussions/topics/topic-access.server.ts";
import { getOnly } from "#app/http/methods.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** How many posts a topic has now, for a page that heard that something changed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, topic, isFacilitator } = await topicVisitor(request, params);
  const total = await countPosts(db, { person, topicId: topic.id, isFacilitator });
  return Response.json({ total }, { headers: { "Cache-Control": "private, no-store" } });
}
