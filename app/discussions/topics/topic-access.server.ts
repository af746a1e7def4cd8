import { redirect } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import type { Person } from "#app/identity/person/person.ts";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";
import { spacePath } from "../paths.ts";
import { accessOf, type SpaceAccess } from "../spaces/space-access.server.ts";
import { findSpaceAndTopic, findTopic, type TopicRow } from "./queries/topics.server.ts";

export type TopicAccess = SpaceAccess & { person: Person; topic: TopicRow };

/**
 * The signed-in person and the topic of a page; 404 for everyone who may not read it. The address that it had in another
 * space leads to where it is.
 */
export async function topicVisitor(
  request: Request,
  params: { space?: string | undefined; topic?: string | undefined },
): Promise<TopicAccess> {
  const person = await signedIn(request);
  const asked = { spaceId: params.space ?? "", topicId: params.topic ?? "" };
  const { space, topic } = await findSpaceAndTopic(db, person, asked);
  if (!space) throw closedPage(request, person);
  if (!topic) throw notFound("Topic");
  if (topic.spaceId !== space.id) throw elsewhere(request, space.id, topic);
  return { person, ...accessOf(person, space), topic };
}

/** The same for those who keep the topic's space in order; 404 for everyone else. */
export async function topicKeeper(
  request: Request,
  params: { space?: string | undefined; topic?: string | undefined },
): Promise<TopicAccess> {
  const visit = await topicVisitor(request, params);
  if (!visit.isFacilitator || visit.topic.mergedIntoId) throw notFound("Topic");
  return visit;
}

/** The topic that one was merged into, at last; null if this person may not open it. */
export async function findMergedInto(person: Person, topic: TopicRow): Promise<TopicRow | null> {
  let found: TopicRow | null = topic;
  for (let steps = 0; found?.mergedIntoId && steps < mostMerges; steps += 1)
    found = await findTopic(db, person, found.mergedIntoId);
  return found?.mergedIntoId ? null : found;
}

const mostMerges = 10;

function elsewhere(request: Request, spaceId: string, topic: TopicRow): Response {
  if (request.method !== "GET") return notFound("Topic");
  const { pathname, search } = new URL(request.url);
  return redirect(pathname.replace(spacePath(spaceId), spacePath(topic.spaceId)) + search, 303);
}
