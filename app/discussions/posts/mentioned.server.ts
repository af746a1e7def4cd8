import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { listMeantByCoaches } from "../spaces/queries/audience.server.ts";
import { coachesName } from "./mention.ts";
import { mostMentions } from "./post.ts";
import { listMentioned } from "./queries/writing.server.ts";

type Topic = { spaceId: string; audience: string[] };

/**
 * The ids of the people whom a post mentions: those named who read the topic, then the space's coaches if it says
 * "@coaches", at most 20. A group that does not fit is not told at all, as the composer says.
 */
export async function mentionedIn(db: Db, author: Person, topic: Topic, names: string[]): Promise<string[]> {
  const named = (await listMentioned(db, { audience: topic.audience, names })).map(({ id }) => id);
  const coaches = names.includes(coachesName) ? await listMeantByCoaches(db, topic) : [];
  const group = coaches.length > mostMentions ? [] : coaches;
  return [...new Set([...named, ...group])].filter((id) => id !== author.id).slice(0, mostMentions);
}
