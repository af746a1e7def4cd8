import type { Person } from "#app/identity/person/person.ts";
import type { Db } from "#db/client.server.ts";
import type { SpaceRow } from "../spaces/queries/spaces.server.ts";
import {
  type ExportedPost,
  type ExportedTopic,
  listExportedPosts,
  listExportedTopics,
} from "./queries/exported.server.ts";

/** `person`: who downloads the copy, and with whose rights it is made. */
export type Copied = { db: Db; person: Person; space: SpaceRow; now: Date };

/**
 * The posts of a space in the order of its copy, each with its topic, in batches, so that memory does not grow with the
 * space. Topics without a post that stands are left out.
 */
export async function* copiedPosts(copied: Copied): AsyncGenerator<{ topic: ExportedTopic; post: ExportedPost }> {
  const { db, person, space } = copied;
  let topics = await listExportedTopics(db, person, space.id, null);
  while (topics.length > 0) {
    yield* postsOf(copied, topics);
    topics = await listExportedTopics(db, person, space.id, topics.at(-1) ?? null);
  }
}

async function* postsOf({ db, person }: Copied, topics: ExportedTopic[]) {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const ids = [...byId.keys()];
  let posts = await listExportedPosts(db, person, ids, null);
  while (posts.length > 0) {
    for (const post of posts) {
      const topic = byId.get(post.topicId);
      if (topic) yield { topic, post };
    }
    posts = await listExportedPosts(db, person, ids, posts.at(-1) ?? null);
  }
}
