import { quoteAt } from "#app/anchors/text-quote.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { findReflection } from "#app/learning/queries/reflection-lists.server.ts";
import { findOpenReader } from "#app/learning/readers/queries/readers.server.ts";
import { markSubjectRead, notify } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { longestComment } from "./artifact.ts";
import { hasUnseenReplies, insertReply, updateRepliesSeen } from "./queries/reflection-replies.server.ts";

type Reply = { text: string; passage: string };

/**
 * Answers a reflection, for anyone who may read it now: coaches, fellow learners, and its author. Once it is private again,
 * nobody else sees it, the answers or the words that they quote.
 */
export async function replyToReflection(
  db: Db,
  person: Person,
  reflectionId: string,
  reply: Reply,
): Promise<"done" | "missing" | "empty" | "too-long" | "no-such-passage"> {
  const text = cleanText(reply.text).trim();
  if (text === "") return "empty";
  if (lengthOf(text) > longestComment) return "too-long";
  return db.transaction(async (db) => {
    const reflection = await findReflection(db, reflectionId, person);
    if (!reflection) return "missing";
    const passage = cleanText(reply.passage).trim();
    const at = passage === "" ? -1 : reflection.text.indexOf(passage);
    if (passage !== "" && at < 0) return "no-such-passage";
    const span = { start: at, end: at + passage.length };
    const quote = at < 0 ? null : quoteAt(reflection.text, span, String(reflection.revision));
    await insertReply(db, { reflectionId, authorId: person.id, quote, text });
    await notify(db, {
      ...{ kind: "reflection_answered", to: [reflection.personId], actorId: person.id, place: "" },
      ...{ path: `/reflections/${reflectionId}`, subjectId: reflectionId },
    });
    if (reflection.personId === person.id) await tellReader(db, person, reflectionId);
    return "done";
  });
}

/** Tells the reader whom the author chose, if there is one, that the author wrote back. */
async function tellReader(db: Db, author: Person, reflectionId: string): Promise<void> {
  const chosen = await findOpenReader(db, reflectionId);
  if (!chosen) return;
  await notify(db, {
    ...{ kind: "reading_answered", to: [chosen.readerId], actorId: author.id, place: chosen.course ?? "" },
    ...{ path: `/reflections/${reflectionId}`, subjectId: reflectionId },
  });
}

/** The author has seen the answers to their reflection. */
export async function markRepliesSeen(db: Db, person: Person, reflectionId: string): Promise<void> {
  if (!(await hasUnseenReplies(db, person.id, reflectionId))) return;
  await db.transaction(async (db) => {
    await updateRepliesSeen(db, reflectionId);
    await markSubjectRead(db, person.id, "reflection_answered", reflectionId);
  });
}
