import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockTopic } from "../posts/queries/writing.server.ts";
import { accessTo } from "../spaces/space-access.server.ts";
import { canMoveOn, protocolOf } from "../topics/protocol-topic.server.ts";
import { findTopic } from "../topics/queries/topics.server.ts";
import { updateRound } from "../topics/queries/turns.server.ts";
import { insertTopicEvent } from "./queries/topic-changes.server.ts";

/**
 * Opens the round after the one that a facilitator sees, or the one before it. Pressed twice, or by two at once, it
 * moves one round.
 */
export async function changeRound(
  db: Db,
  person: Person,
  topicId: string,
  { from, isBack }: { from: number; isBack: boolean },
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const locked = await lockTopic(db, topicId);
    const topic = locked && !locked.isMerged ? await findTopic(db, person, topicId) : null;
    const access = topic && (await accessTo(db, person, topic.spaceId));
    const protocol = topic && protocolOf(topic);
    if (!topic || !access || !protocol || !canMoveOn(person, topic, access.isFacilitator)) return "missing";
    const to = isBack ? from - 1 : from + 1;
    if (topic.round !== from || to < 0 || to > protocol.rounds.length) return "done";
    await updateRound(db, topicId, to);
    await insertTopicEvent(db, { topicId, action: "next-round", byId: person.id, detail: { round: String(to) } });
    await announce(db, [`topic:${topicId}`, `space:${topic.spaceId}`]);
    return "done";
  });
}
