import { oneLine } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import type { WhyNotWrite } from "../spaces/space.ts";
import { accessTo, accessToWrite } from "../spaces/space-access.server.ts";
import { turnProblem } from "../topics/protocol-topic.server.ts";
import { addTags, replaceTags } from "../topics/queries/tags.server.ts";
import { findTopic } from "../topics/queries/topics.server.ts";
import type { Tag } from "../topics/tag.ts";
import { type TopicKind, takesPosts } from "../topics/topic.ts";
import type { NoTurn } from "../topics/turn.ts";
import { deleteSentDraft, type SentDraft } from "./drafts/queries/post-drafts.server.ts";
import { mentionedIn } from "./mentioned.server.ts";
import type { Photo, PhotoRefusal } from "./photo.server.ts";
import { type PostDraft, type PreparedPost, prepare, type TextRefusal } from "./prepared.server.ts";
import { insertPostImage } from "./queries/images.server.ts";
import {
  findByClientKey,
  findThread,
  insertMentions,
  insertPost,
  insertTopic,
  type LockedTopic,
  lockTopic,
  nextNumber,
  raiseLastPost,
  type SentPost,
} from "./queries/writing.server.ts";
import { tellOfPost } from "./telling.server.ts";

export type TopicDraft = {
  title: string;
  kind: TopicKind;
  dueOn?: string | null;
  answersDueOn?: string | null;
  answersWanted?: number | null;
  protocolKey?: string | null;
  about?: { kind: string; id: string } | null;
  tags?: readonly Tag[];
};

export type Refusal = TextRefusal | PhotoRefusal | "missing" | "locked" | "sent-already" | WhyNotWrite | NoTurn;
export type Posted = { outcome: "done"; topicId: string; postId: string } | { outcome: Refusal | "no-title" };

type Written = { db: Db; person: Person; key: string; now: Date; photo: Photo | null };
type Thread = { parentId: string; threadAt: string; authorId: string | null };
type How = { isByMail?: boolean; isAnnouncement?: boolean; round?: number | null };

/**
 * Starts a topic with its first post. The same form sent twice makes one topic. An announcement tells everybody who
 * reads the space; only its facilitators make one, of others it is an ordinary topic.
 */
export async function startTopic(
  db: Db,
  person: Person,
  spaceId: string,
  {
    topic,
    post,
    key,
    photo = null,
    isAnnouncement = false,
    sentDraft,
  }: {
    topic: TopicDraft;
    post: PostDraft;
    key: string;
    photo?: Photo | null;
    isAnnouncement?: boolean;
    sentDraft?: SentDraft | undefined;
  },
  now = currentTime(),
): Promise<Posted> {
  const title = oneLine(topic.title);
  if (title === "") return { outcome: "no-title" };
  const prepared = prepare(post);
  if (typeof prepared === "string") return { outcome: prepared };
  return db.transaction(async (db) => {
    const access = await accessToWrite(db, person, spaceId);
    if (!access) return { outcome: "missing" };
    if (access.closedBecause) return { outcome: access.closedBecause };
    const clientKey = postKeyOf(person, key);
    const { about, tags = [], ...details } = topic;
    const topicId = await insertTopic(db, {
      ...{ ...details, title, spaceId, audience: [spaceId], authorId: person.id, clientKey, createdAt: now },
      ...{ lastPostAt: now, aboutKind: about?.kind, aboutId: about?.id, round: topic.kind === "protocol" ? 0 : null },
    });
    const done = await findByClientKey(db, clientKey, prepared.columns.source);
    if (done) return sentBefore(done);
    const locked = topicId && (await lockTopic(db, topicId));
    if (!locked) return { outcome: "missing" };
    await replaceTags(db, topicId, await addTags(db, tags, { spaceId, createdBy: person.id }));
    const how = { isAnnouncement: isAnnouncement && access.isFacilitator };
    const place = { kind: "topic" as const, aboutId: spaceId };
    if (sentDraft) await deleteSentDraft(db, person.id, place, { ...sentDraft, source: prepared.columns.source });
    return write({ db, person, key: clientKey, now, photo }, locked, prepared, null, how);
  });
}

/** Adds a post to a topic, below another one if it answers it. The same form sent twice makes one post. */
export async function addPost(
  db: Db,
  person: Person,
  topicId: string,
  {
    post,
    key,
    answers = null,
    isByMail = false,
    photo = null,
    sentDraft,
  }: {
    post: PostDraft;
    key: string;
    answers?: string | null;
    isByMail?: boolean;
    photo?: Photo | null;
    sentDraft?: SentDraft | undefined;
  },
  now = currentTime(),
): Promise<Posted> {
  const prepared = prepare(post);
  if (typeof prepared === "string") return { outcome: prepared };
  return db.transaction(async (db) => {
    const topic = await lockTopic(db, topicId);
    const open = topic && (await findTopic(db, person, topicId));
    const access = open && (await accessTo(db, person, open.spaceId));
    if (!topic || !access || topic.isMerged) return { outcome: "missing" };
    const clientKey = postKeyOf(person, key);
    const done = await findByClientKey(db, clientKey, prepared.columns.source);
    if (done) return sentBefore(done);
    if (access.closedBecause) return { outcome: access.closedBecause };
    if (!takesPosts(topic)) return { outcome: "locked" };
    const visit = { person, isFacilitator: access.isFacilitator };
    const thread = answers === null ? null : await findThread(db, visit, topicId, answers);
    if (answers !== null && !thread) return { outcome: "missing" };
    const noTurn = turnProblem(person, open, access.isFacilitator);
    if (noTurn) return { outcome: noTurn };
    const place =
      answers === null ? { kind: "reply" as const, aboutId: topicId } : { kind: "answer" as const, aboutId: answers };
    if (sentDraft) await deleteSentDraft(db, person.id, place, { ...sentDraft, source: prepared.columns.source });
    return write({ db, person, key: clientKey, now, photo }, topic, prepared, thread, { isByMail, round: topic.round });
  });
}

/** A form that arrives again is the post it made; with other words, it is refused, so that these are not lost. */
const sentBefore = ({ id, topicId, hasTheseWords }: SentPost): Posted =>
  hasTheseWords ? { outcome: "done", topicId, postId: id } : { outcome: "sent-already" };

async function write(
  { db, person, key, now, photo }: Written,
  topic: LockedTopic,
  { columns, names }: PreparedPost,
  thread: Thread | null,
  { isByMail = false, isAnnouncement = false, round = null }: How = {},
): Promise<Posted> {
  const place = await nextNumber(db, topic);
  const postId = await insertPost(db, {
    ...{ ...columns, ...place, authorId: person.id, clientKey: key, isByMail, createdAt: now },
    ...{ parentId: thread?.parentId ?? null, threadAt: thread ? new Date(thread.threadAt) : now },
    // The first post of a topic is nobody's turn.
    round,
  });
  if (!postId) throw new Error("the topic is locked, so nobody else can have used this key");
  if (photo) {
    const { content, description } = photo;
    await insertPostImage(db, { postId, hash: content.hash, description }, content);
  }
  const mentionedIds = await mentionedIn(db, person, topic, names);
  await raiseLastPost(db, topic.id, now);
  await insertMentions(db, postId, mentionedIds);
  await tellOfPost(db, person, {
    ...{ postId, topic, mentioned: mentionedIds, answered: thread?.authorId ?? null, isAnnouncement },
  });
  await announce(db, [`topic:${topic.id}`, `space:${topic.spaceId}`]);
  return { outcome: "done", topicId: topic.id, postId };
}

/** The key of the post that a person's form with this key makes. */
export const postKeyOf = (person: Person, key: string): string => `${person.id} ${key}`.slice(0, 150);
