import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockTopic, updateLastPost } from "../posts/queries/writing.server.ts";
import { accessTo } from "../spaces/space-access.server.ts";
import { replaceTags } from "../topics/queries/tags.server.ts";
import type { TopicRow } from "../topics/queries/topics.server.ts";
import { listAnsweredFrom, splitRuns, updateMerged, updateParents, updateUnmerged } from "./queries/runs.server.ts";
import { insertTopicEvent, updateAccepted } from "./queries/topic-changes.server.ts";
import {
  addMergedRun,
  findUndoable,
  hasStandingChange,
  type StandingChange,
  updateTopicPlace,
  updateUndone,
} from "./queries/trail.server.ts";
import { openTopic } from "./topic-change.server.ts";
import { mergeOf, moveOf, splitOf, taggingOf } from "./undoable.ts";

/** changed: something later stands in its way, or somebody has undone it already. */
export type Undone = { outcome: "done"; spaceId: string } | { outcome: "missing" | "changed" };
type Undoing = { db: Db; person: Person; topic: TopicRow };

/**
 * Undoes a topic's newest move, merge or split, or the newest change of its tags. Everybody reads again what they read
 * before it; what was written since keeps the audience that it was written for.
 */
export async function undoChange(db: Db, person: Person, topicId: string, eventId: number): Promise<Undone> {
  return db.transaction(async (db) => {
    const seen = await findUndoable(db, topicId, eventId);
    // In the order in which a merge locks them.
    for (const id of [topicId, ...otherTopic(seen)].sort()) await lockTopic(db, id);
    const topic = await openTopic(db, person, topicId);
    if (!topic) return { outcome: "missing" };
    const change = await findUndoable(db, topicId, eventId);
    const spaceId = change && (await takeBack({ db, person, topic }, change));
    if (!change || !spaceId) return { outcome: "changed" };
    await updateUndone(db, change.id);
    await insertTopicEvent(db, { topicId, action: "undo", byId: person.id, detail: { of: String(change.id) } });
    await announce(db, [`topic:${topicId}`, `space:${topic.spaceId}`, `space:${spaceId}`]);
    return { outcome: "done", spaceId };
  });
}

function otherTopic(change: StandingChange | null): string[] {
  const id = change?.action === "merge" ? change.detail.from : change?.action === "split" ? change.detail.into : null;
  return id ? [id] : [];
}

/** The space in which the topic is then; null if the change cannot be undone any more. */
function takeBack(undoing: Undoing, { action, detail }: StandingChange): Promise<string | null> {
  switch (action) {
    case "move":
      return takeBackMove(undoing, moveOf(detail));
    case "merge":
      return takeBackMerge(undoing, mergeOf(detail));
    case "split":
      return takeBackSplit(undoing, splitOf(detail));
    case "tag":
      return takeBackTagging(undoing, taggingOf(detail));
  }
}

async function takeBackMove({ db, person, topic }: Undoing, move: ReturnType<typeof moveOf>): Promise<string | null> {
  if (!move || topic.spaceId !== move.to || !(await keeps(db, person, move.from))) return null;
  await updateTopicPlace(db, topic.id, move.from, move.audience);
  return move.from;
}

/** The merged topic gets its posts back, and the answers to them that were written since. */
async function takeBackMerge({ db, person, topic }: Undoing, merge: ReturnType<typeof mergeOf>) {
  const from = merge && (await lockTopic(db, merge.from));
  if (!merge || !from?.isMerged || !(await keeps(db, person, from.spaceId))) return null;
  const answered = await listAnsweredFrom(db, topic.id, merge.runs);
  await updateUnmerged(db, from.id, merge.runs);
  if (answered.length > 0) await splitRuns(db, topic.id, from.id, answered);
  for (const id of [topic.id, from.id]) await updateLastPost(db, id);
  return topic.spaceId;
}

/** The topic that was made leads back here, with everything that was written in it. */
async function takeBackSplit({ db, topic }: Undoing, split: ReturnType<typeof splitOf>) {
  const made = split && (await lockTopic(db, split.into));
  if (!split || !made || made.isMerged || (await hasStandingChange(db, made.id))) return null;
  await updateMerged(db, made.id, topic.id);
  for (const pair of split.runs) await addMergedRun(db, topic.id, pair);
  await updateParents(db, topic.id, split.parents);
  if (split.accepted && topic.acceptedPostId === null) await updateAccepted(db, topic.id, split.accepted);
  await updateLastPost(db, topic.id);
  return topic.spaceId;
}

async function takeBackTagging({ db, topic }: Undoing, { from }: ReturnType<typeof taggingOf>): Promise<string> {
  await replaceTags(db, topic.id, from);
  return topic.spaceId;
}

const keeps = async (db: Db, person: Person, spaceId: string) =>
  (await accessTo(db, person, spaceId))?.isFacilitator === true;
