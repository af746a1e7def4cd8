import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { db } from "#db/pool.server.ts";
import type { SpaceAccess } from "../spaces/space-access.server.ts";
import { spaceVisitor } from "../spaces/space-visitor.server.ts";
import { findTopic, type TopicRow } from "./queries/topics.server.ts";

export type TopicAccess = SpaceAccess & { person: Person; topic: TopicRow };

/** The signed-in person and the topic of a page; 404 for everyone who may not read it, or if it is not in the space. */
export async function topicVisitor(
  request: Request,
  params: { space?: string | undefined; topic?: string | undefined },
): Promise<TopicAccess> {
  const visit = await spaceVisitor(request, params.space);
  const topic = await findTopic(db, visit.person, params.topic ?? "");
  if (topic?.spaceId !== visit.space.id) throw notFound("Topic");
  return { ...visit, topic };
}
