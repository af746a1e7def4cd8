import { startTopic } from "#app/discussions/posts/writing.server.ts";
import type { SpaceKind } from "#app/discussions/spaces/space.ts";
import type { Tag } from "#app/discussions/topics/tag.ts";
import type { TopicKind } from "#app/discussions/topics/topic.ts";
import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import { discussionSpaces, spacePeople } from "#db/schema/index.ts";

type GivenSpace = {
  cohortId?: string;
  programSlug?: string;
  agreements?: string;
  title?: string;
  members?: Person[];
  facilitators?: Person[];
};

/** A space, and those whom somebody gave a place in it. */
export async function aSpace(db: Db, kind: SpaceKind, given: GivenSpace = {}): Promise<string> {
  const { members = [], facilitators = [], ...columns } = given;
  const [row] = await db
    .insert(discussionSpaces)
    .values({ ...(given.cohortId ? { id: given.cohortId } : {}), kind, title: "Harbor", ...columns })
    .returning();
  if (!row) throw new Error("no space was made");
  const places = [
    ...members.map(({ id }) => ({ spaceId: row.id, personId: id, role: "member" as const })),
    ...facilitators.map(({ id }) => ({ spaceId: row.id, personId: id, role: "facilitator" as const })),
  ];
  if (places.length > 0) await db.insert(spacePeople).values(places);
  return row.id;
}

export const words = (source: string) => ({ source, language: null, translation: "", translationLanguage: null });

/** A topic with its first post; its ids. */
export async function aTopic(
  db: Db,
  author: Person,
  spaceId: string,
  given: { title?: string; kind?: TopicKind; source?: string; tags?: readonly Tag[] } = {},
): Promise<{ topicId: string; postId: string }> {
  const { title = "Tides", kind = "discussion", source = "What do you see?", tags = [] } = given;
  const key = crypto.randomUUID();
  const started = await startTopic(db, author, spaceId, { topic: { title, kind, tags }, post: words(source), key });
  if (started.outcome !== "done") throw new Error(started.outcome);
  return started;
}
