import type { Person } from "#app/identity/person/person.ts";
import { notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { postPath } from "../paths.ts";
import { findSpaceTitle } from "../spaces/queries/spaces.server.ts";
import { listToldOfPost } from "./queries/told.server.ts";

type Written = {
  postId: string;
  topic: { id: string; spaceId: string };
  mentioned: string[];
  answered: string | null;
  isAnnouncement: boolean;
};

/** Tells of a post: whom it mentions, whom it answers, who watches its topic or space, or everybody who reads it. */
export async function tellOfPost(
  db: Db,
  author: Person,
  { postId, topic, mentioned, answered, isAnnouncement }: Written,
): Promise<void> {
  const told = await listToldOfPost(db, { postId, mentioned, answered, isAnnouncement });
  if (told.length === 0) return;
  const place = (await findSpaceTitle(db, topic.spaceId)) ?? "";
  const about = { actorId: author.id, place, path: postPath(postId), subjectId: postId, thread: `topic:${topic.id}` };
  for (const [kind, people] of Map.groupBy(told, ({ why }) => why)) {
    await notify(db, { kind, to: people.map(({ personId }) => personId), ...about });
  }
}
