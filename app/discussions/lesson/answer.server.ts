import { createHash } from "node:crypto";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { type PostDraft, prepare } from "../posts/prepared.server.ts";
import { findTopicByKey, insertTopic } from "../posts/queries/writing.server.ts";
import { addPost, type Posted } from "../posts/writing.server.ts";
import { accessToWrite } from "../spaces/space-access.server.ts";

type Answer = { lessonId: string; question: string; spaceId: string; post: PostDraft; key: string };

/**
 * Answers a lesson's question in the space of a cohort. The first answer makes the topic, which nobody began, so that
 * everybody reads the others' answers after their own. Sent twice, it is one answer.
 */
export async function answerQuestion(
  db: Db,
  person: Person,
  { lessonId, question, spaceId, post, key }: Answer,
  now = currentTime(),
): Promise<Posted> {
  const prepared = prepare(post);
  if (typeof prepared === "string") return { outcome: prepared };
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (access?.space.kind !== "cohort") return { outcome: "missing" };
    if (access.closedBecause) return { outcome: access.closedBecause };
    const clientKey = `question ${createHash("sha256").update(`${spaceId} ${lessonId} ${question}`).digest("hex")}`;
    const made = await insertTopic(db, {
      ...{ spaceId, audience: [spaceId], kind: "post-first", title: question, clientKey, createdAt: now },
      ...{ lastPostAt: now, aboutKind: "lesson", aboutId: lessonId },
    });
    const topicId = made ?? (await findTopicByKey(db, clientKey));
    return topicId === null ? { outcome: "missing" } : addPost(db, person, topicId, { post, key }, now);
  });
}
