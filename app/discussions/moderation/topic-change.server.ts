import { oneLine } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Db } from "#db/client.server.ts";
import { openPost } from "../posts/changing.server.ts";
import { insertTopic, lockTopic, updateLastPost } from "../posts/queries/writing.server.ts";
import { accessTo, accessToWrite } from "../spaces/space-access.server.ts";
import { listTagIds, replaceTags } from "../topics/queries/tags.server.ts";
import { findTopic, type TopicRow } from "../topics/queries/topics.server.ts";
import { longestTopicTitle } from "../topics/topic.ts";
import { splitRuns, updateMerged } from "./queries/runs.server.ts";
import {
  copyLevels,
  findAudienceOf,
  insertTopicEvent,
  type TopicState,
  updateAccepted,
  updateHidden,
  updateTopicSpace,
  updateTopicState,
} from "./queries/topic-changes.server.ts";
import { mergeDetail, moveDetail, splitDetail } from "./undoable.ts";

/**
 * None of these changes who may read a post to more people: a run's audience never changes, a topic's only gains
 * spaces. Each is done by a facilitator and noted in `topic_events`.
 */
type Done = "done" | "missing";

/** Locks a topic for a person who may moderate it; null for anyone else. */
export async function openTopic(db: Db, person: Person, topicId: string): Promise<TopicRow | null> {
  const locked = await lockTopic(db, topicId);
  const topic = locked && !locked.isMerged ? await findTopic(db, person, topicId) : null;
  const access = topic && (await accessTo(db, person, topic.spaceId));
  return access?.isFacilitator ? topic : null;
}

const told = (topic: { id: string; spaceId: string }) => [`topic:${topic.id}`, `space:${topic.spaceId}`];

/** Pins, locks or archives a topic, or ends that. */
export async function setTopicState(
  db: Db,
  person: Person,
  topicId: string,
  { state, isOn }: { state: TopicState; isOn: boolean },
): Promise<Done> {
  return db.transaction(async (db) => {
    const topic = await openTopic(db, person, topicId);
    if (!topic) return "missing";
    await updateTopicState(db, topicId, state, isOn);
    await insertTopicEvent(db, { topicId, action: state, byId: person.id, detail: { on: isOn ? "yes" : null } });
    await announce(db, told(topic));
    return "done";
  });
}

/** Moves a topic to another open space that the person also keeps. Those who read both go on reading it. */
export async function moveTopic(db: Db, person: Person, topicId: string, spaceId: string): Promise<Done> {
  return db.transaction(async (db) => {
    const topic = await openTopic(db, person, topicId);
    const to = topic && (await accessToWrite(db, person, spaceId));
    if (!topic || !to?.isFacilitator || to.space.isClosed) return "missing";
    if (topic.spaceId === spaceId) return "done";
    const audience = (await findAudienceOf(db, topicId)) ?? [];
    await updateTopicSpace(db, topicId, spaceId);
    const detail = moveDetail({ from: topic.spaceId, to: spaceId, audience });
    await insertTopicEvent(db, { topicId, action: "move", byId: person.id, detail });
    await announce(db, [...told(topic), `space:${spaceId}`]);
    return "done";
  });
}

/** Puts the posts of one topic into another that the person also keeps; the first one's address leads there. */
export async function mergeTopics(db: Db, person: Person, fromId: string, intoId: string): Promise<Done> {
  if (fromId === intoId) return "missing";
  return db.transaction(async (db) => {
    const inOrder = fromId < intoId ? [fromId, intoId] : [intoId, fromId];
    for (const id of inOrder) if (!(await lockTopic(db, id))) return "missing";
    const [from, into] = [await openTopic(db, person, fromId), await openTopic(db, person, intoId)];
    // Elsewhere its posts would be shown to people who have not written among them.
    if (!from || !into || from.kind === "post-first") return "missing";
    if (from.spaceId !== into.spaceId && (await accessTo(db, person, into.spaceId))?.space.isClosed) return "missing";
    const runs = await updateMerged(db, fromId, intoId);
    await updateLastPost(db, intoId);
    const detail = mergeDetail({ from: fromId, runs });
    await insertTopicEvent(db, { topicId: intoId, action: "merge", byId: person.id, detail });
    await announce(db, [...told(from), ...told(into)]);
    return "done";
  });
}

/** Makes a new topic of some posts of another, with what answers them. Its audience is the other's. */
export async function splitTopic(
  db: Db,
  person: Person,
  topicId: string,
  { postIds, title: typed }: { postIds: string[]; title: string },
): Promise<{ topicId: string } | "missing" | "no-title" | "long-title"> {
  const title = oneLine(typed);
  if (title === "") return "no-title";
  if (title.length > longestTopicTitle) return "long-title";
  return db.transaction(async (db) => {
    const topic = await openTopic(db, person, topicId);
    const audience = topic && (await findAudienceOf(db, topicId));
    if (!topic || !audience || postIds.length === 0) return "missing";
    for (const postId of postIds) if (!(await openPost(db, person, { topicId, postId }))) return "missing";
    const { spaceId, kind } = topic;
    const madeKind = kind === "post-first" || kind === "check-in" ? kind : "discussion";
    const made = await insertTopic(db, { spaceId, audience, kind: madeKind, title, authorId: topic.authorId });
    if (!made) return "missing";
    await copyLevels(db, topicId, made);
    await replaceTags(db, made, await listTagIds(db, topicId));
    const parted = await splitRuns(db, topicId, made, postIds);
    const accepted = topic.acceptedPostId && postIds.includes(topic.acceptedPostId) ? topic.acceptedPostId : null;
    if (accepted) await updateAccepted(db, topicId, null);
    await updateLastPost(db, topicId);
    await updateLastPost(db, made);
    const detail = splitDetail({ ...parted, into: made, accepted });
    await insertTopicEvent(db, { topicId, action: "split", byId: person.id, detail });
    await insertTopicEvent(db, { topicId: made, action: "split", byId: person.id, detail: { from: topicId } });
    await announce(db, told(topic));
    return { topicId: made };
  });
}

/** Hides a post from everybody but its author and facilitators, or shows it again. */
export async function setHidden(
  db: Db,
  person: Person,
  { topicId, postId }: { topicId: string; postId: string },
  isHidden: boolean,
): Promise<Done> {
  return db.transaction(async (db) => {
    const found = await openPost(db, person, { topicId, postId });
    if (!found?.access.isFacilitator) return "missing";
    await updateHidden(db, postId, isHidden);
    await updateLastPost(db, topicId);
    await insertTopicEvent(db, { topicId, postId, action: isHidden ? "hide" : "restore", byId: person.id });
    await announce(db, told(found.topic));
    return "done";
  });
}

/** Accepts a post as a question's answer, or takes that back: the person who asked, or a facilitator. */
export async function acceptAnswer(
  db: Db,
  person: Person,
  { topicId, postId }: { topicId: string; postId: string },
  isAccepted: boolean,
): Promise<Done> {
  return db.transaction(async (db) => {
    const found = await openPost(db, person, { topicId, postId });
    if (found?.topic.kind !== "question" || found.post.deletedAt || found.post.hiddenAt) return "missing";
    if (found.topic.authorId !== person.id && !found.access.isFacilitator) return "missing";
    await updateAccepted(db, topicId, isAccepted ? postId : null);
    await insertTopicEvent(db, {
      topicId,
      postId,
      action: "accept",
      byId: person.id,
      detail: { on: isAccepted ? "yes" : null },
    });
    await announce(db, told(found.topic));
    return "done";
  });
}
