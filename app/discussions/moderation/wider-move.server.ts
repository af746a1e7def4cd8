import type { Person } from "#app/identity/person/person.ts";
import { announce } from "#app/live/announce.server.ts";
import type { Check } from "#app/notifications/check.ts";
import { markSubjectRead, notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { topicPath, widerMovePath } from "../paths.ts";
import { lockTopic, updateLastPost } from "../posts/queries/writing.server.ts";
import { accessTo, accessToWrite } from "../spaces/space-access.server.ts";
import { insertTopicEvent } from "./queries/topic-changes.server.ts";
import {
  findMoveRequest,
  findTitles,
  insertConsent,
  insertMoveRequest,
  listAskedAuthors,
  listUnansweredAsked,
  type MoveRequest,
  updateRequestClosed,
  updateWidened,
} from "./queries/wider-moves.server.ts";
import { openTopic } from "./topic-change.server.ts";
import { isWider } from "./wider-move.ts";

export type Asked = "asked" | "moved" | "missing" | "closed" | "open-already";

/**
 * A facilitator asks everyone who wrote in a topic whether all who read a wider space may read it, in which they themselves
 * write. It moves when the last of them agrees; at once if nobody else wrote in it.
 */
export async function askAuthors(db: Db, person: Person, topicId: string, spaceId: string): Promise<Asked> {
  return db.transaction(async (db) => {
    const topic = await openTopic(db, person, topicId);
    const to = topic && (await accessToWrite(db, person, spaceId));
    const from = topic && (await accessTo(db, person, topic.spaceId));
    if (!topic || !from || !to || !isWider(from.space, to.space)) return "missing";
    if (to.closedBecause) return "closed";
    const id = await insertMoveRequest(db, { topicId, spaceId, byId: person.id });
    if (id === null) return "open-already";
    const request = await findMoveRequest(db, id);
    if (!request) throw new Error("the request was just made");
    const authors = await listAskedAuthors(db, request);
    if (authors.some((author) => author.id === person.id)) await insertConsent(db, id, person.id);
    if (await moveIfAllAgree(db, request)) return "moved";
    const others = authors.map((author) => author.id).filter((author) => author !== person.id);
    const about = { actorId: person.id, place: topic.title, path: widerMovePath(id), subjectId: id };
    await notify(db, { kind: "move_asked", to: others, ...about });
    return "asked";
  });
}

export type Answered = "moved" | "agreed" | "refused" | "missing" | "closed";

/** The open request and its locked topic, for one of those who are asked. */
async function asked(db: Db, person: Person, requestId: string): Promise<MoveRequest | "missing" | "closed"> {
  const seen = await findMoveRequest(db, requestId);
  const topic = seen && (await lockTopic(db, seen.topicId));
  const request = topic && (await findMoveRequest(db, requestId));
  if (!request || topic.isMerged) return "missing";
  if (!(await listAskedAuthors(db, request)).some(({ id }) => id === person.id)) return "missing";
  return request.outcome === null ? request : "closed";
}

/** An author agrees; the topic moves if they were the last. */
export async function agreeToMove(db: Db, person: Person, requestId: string): Promise<Answered> {
  return db.transaction(async (db) => {
    const request = await asked(db, person, requestId);
    if (typeof request === "string") return request;
    await insertConsent(db, request.id, person.id);
    await markSubjectRead(db, person.id, "move_asked", request.id);
    return (await moveIfAllAgree(db, request)) ? "moved" : "agreed";
  });
}

/** An author does not agree, or no longer does: nothing moves. Who it was is not kept. */
export async function refuseMove(db: Db, person: Person, requestId: string): Promise<Answered> {
  return db.transaction(async (db) => {
    const request = await asked(db, person, requestId);
    if (typeof request === "string") return request;
    await markSubjectRead(db, person.id, "move_asked", request.id);
    await updateRequestClosed(db, request.id, "refused");
    return "refused";
  });
}

/** A facilitator of the topic takes its request back. */
export async function withdrawRequest(db: Db, person: Person, topicId: string, requestId: string): Promise<boolean> {
  return db.transaction(async (db) => {
    const topic = await openTopic(db, person, topicId);
    const request = topic && (await findMoveRequest(db, requestId));
    if (request?.topicId !== topicId) return false;
    return updateRequestClosed(db, request.id, "withdrawn");
  });
}

async function moveIfAllAgree(db: Db, request: MoveRequest): Promise<boolean> {
  const authors = await listAskedAuthors(db, request);
  if (!authors.every(({ hasAgreed }) => hasAgreed)) return false;
  const titles = await findTitles(db, request.topicId, request.spaceId);
  const before = await lockTopic(db, request.topicId);
  if (!titles || !before || !(await updateRequestClosed(db, request.id, "moved"))) return false;
  await updateWidened(db, request);
  await updateLastPost(db, request.topicId);
  const detail = { from: before.spaceId, to: request.spaceId };
  await insertTopicEvent(db, { topicId: request.topicId, action: "widen", byId: request.byId, detail });
  await notify(db, {
    ...{ kind: "topic_widened", to: authors.map(({ id }) => id), place: titles.title, subjectId: request.topicId },
    path: topicPath({ spaceId: request.spaceId, id: request.topicId }),
  });
  await announce(db, [`topic:${request.topicId}`, `space:${before.spaceId}`, `space:${request.spaceId}`]);
  return true;
}

/** Requests are mailed while they are open and unanswered. */
export const checkMoveAsked: Check = async (db, waiting) =>
  new Map((await listUnansweredAsked(db, waiting)).map((id) => [id, { words: null }]));
