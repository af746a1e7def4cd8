import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import type { WhyNotWrite } from "../spaces/space.ts";
import { accessTo, type SpaceAccess } from "../spaces/space-access.server.ts";
import { findTopic, type TopicRow } from "../topics/queries/topics.server.ts";
import { takesPosts } from "../topics/topic.ts";
import { deleteSentDraft, type SentDraft } from "./drafts/queries/post-drafts.server.ts";
import { mentionedIn } from "./mentioned.server.ts";
import { type ReactionKind, undoDays } from "./post.ts";
import { type PostDraft, prepare } from "./prepared.server.ts";
import { deleteReaction, insertReaction } from "./queries/reactions.server.ts";
import {
  insertMentions,
  insertVersion,
  type LockedPost,
  lockPost,
  updateLastPost,
  updatePost,
} from "./queries/writing.server.ts";
import type { Refusal } from "./writing.server.ts";

type PostKey = { topicId: string; postId: string };
type EditablePost = { topic: TopicRow; access: SpaceAccess; post: LockedPost };

/** Locks a post that a person sees in its topic, with what they may do around it. */
export async function openPost(db: Db, person: Person, { topicId, postId }: PostKey): Promise<EditablePost | null> {
  const topic = await findTopic(db, person, topicId);
  const access = topic && (await accessTo(db, person, topic.spaceId));
  const post = access && (await lockPost(db, { person, isFacilitator: access.isFacilitator }, topicId, postId));
  return topic && access && post ? { topic, access, post } : null;
}

/**
 * Saves an author's new text; the one before stays in the history. `revision` is the one that they began from: a newer
 * one, from another tab or device, is a conflict and nothing is saved.
 */
export async function editPost(
  db: Db,
  person: Person,
  place: PostKey,
  { draft, revision, sentDraft }: { draft: PostDraft; revision: number; sentDraft?: SentDraft | undefined },
  now = currentTime(),
): Promise<Refusal | "done" | "conflict"> {
  const prepared = prepare(draft);
  if (typeof prepared === "string") return prepared;
  return db.transaction(async (db) => {
    const found = await openPost(db, person, place);
    if (!found || found.post.authorId !== person.id || found.post.deletedAt) return "missing";
    const { post, access, topic } = found;
    if (access.closedBecause) return access.closedBecause;
    if (!takesPosts(topic)) return "locked";
    const sent = sentDraft && { ...sentDraft, source: prepared.columns.source };
    const typed = ["source", "language", "translation", "translationLanguage"] as const;
    if (typed.every((column) => post[column] === prepared.columns[column])) {
      if (sent) await deleteSentDraft(db, person.id, { kind: "edit", aboutId: post.id }, sent);
      return "done";
    }
    if (post.revision !== revision) return "conflict";
    if (sent) await deleteSentDraft(db, person.id, { kind: "edit", aboutId: post.id }, sent);
    await insertVersion(db, {
      postId: post.id,
      revision,
      source: post.source,
      translation: post.translation,
      savedAt: now,
    });
    await updatePost(db, post.id, { ...prepared.columns, revision: revision + 1, editedAt: now });
    await insertMentions(db, post.id, await mentionedIn(db, person, post, prepared.names));
    await announce(db, [`topic:${post.topicId}`]);
    return "done";
  });
}

/** Deletes one's own post. Its author can bring it back for thirty days. */
export async function deletePost(
  db: Db,
  person: Person,
  place: PostKey,
  now = currentTime(),
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const post = (await openPost(db, person, place))?.post;
    if (post?.authorId !== person.id) return "missing";
    if (!post.deletedAt) await setDeleted(db, post, now);
    return "done";
  });
}

/** Brings back a post that its author deleted within the last thirty days. */
export async function restorePost(
  db: Db,
  person: Person,
  place: PostKey,
  now = currentTime(),
): Promise<"done" | "missing" | "too-late"> {
  return db.transaction(async (db) => {
    const post = (await openPost(db, person, place))?.post;
    if (post?.authorId !== person.id) return "missing";
    if (!post.deletedAt) return "done";
    if (now.getTime() - new Date(post.deletedAt).getTime() > undoDays * days) return "too-late";
    await setDeleted(db, post, null);
    return "done";
  });
}

async function setDeleted(db: Db, post: LockedPost, deletedAt: Date | null): Promise<void> {
  await updatePost(db, post.id, { deletedAt });
  await updateLastPost(db, post.topicId);
  await announce(db, [`topic:${post.topicId}`]);
}

/** Adds one's reaction to a post, or takes it back. Pressing twice counts once. */
export async function react(
  db: Db,
  person: Person,
  place: PostKey,
  { kind, isOn }: { kind: ReactionKind; isOn: boolean },
): Promise<"done" | "missing" | "locked" | WhyNotWrite> {
  return db.transaction(async (db) => {
    const found = await openPost(db, person, place);
    if (!found || found.post.deletedAt || found.post.hiddenAt) return "missing";
    if (found.access.closedBecause) return found.access.closedBecause;
    if (!takesPosts(found.topic)) return "locked";
    const reaction = { postId: found.post.id, personId: person.id, kind };
    await (isOn ? insertReaction(db, reaction) : deleteReaction(db, reaction));
    await announce(db, [`topic:${found.post.topicId}`]);
    return "done";
  });
}
