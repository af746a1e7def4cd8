import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockTopic } from "../posts/queries/writing.server.ts";
import { accessTo } from "../spaces/space-access.server.ts";
import { addTags, listTagIds, replaceTags } from "../topics/queries/tags.server.ts";
import { findTopic } from "../topics/queries/topics.server.ts";
import type { Tag } from "../topics/tag.ts";
import { canTag } from "../topics/topic.ts";
import { insertTopicEvent } from "./queries/topic-changes.server.ts";
import { tagDetail } from "./undoable.ts";

/** Gives a topic these tags and no others: the person who began it, or a facilitator of its space. */
export async function changeTags(
  db: Db,
  person: Person,
  topicId: string,
  tags: readonly Tag[],
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const locked = await lockTopic(db, topicId);
    const topic = locked && !locked.isMerged ? await findTopic(db, person, topicId) : null;
    const access = topic && (await accessTo(db, person, topic.spaceId));
    if (!topic || !access || !canTag(person, topic, access)) return "missing";
    const from = await listTagIds(db, topicId);
    const to = await addTags(db, tags, { spaceId: topic.spaceId, createdBy: person.id });
    if (from.join() === to.join()) return "done";
    await replaceTags(db, topicId, to);
    await insertTopicEvent(db, { topicId, action: "tag", byId: person.id, detail: tagDetail({ from, to }) });
    await announce(db, [`topic:${topicId}`, `space:${topic.spaceId}`]);
    return "done";
  });
}
