import { quoteAt, type TextQuote } from "#app/anchors/text-quote.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { awaitsCoach, longestComment } from "./artifact.ts";
import { findArtifactVersion, insertArtifactEvent, lockArtifact } from "./queries/artifacts.server.ts";
import {
  deleteUnreturnedComment,
  findComment,
  findNewestEvent,
  insertComment,
  listNotes,
  upsertRatings,
} from "./queries/feedback.server.ts";

export type CommentDraft = {
  text: string;
  /** The comment that it answers. */
  parentId: string | null;
  /** The field that it is about; null for the whole. */
  fieldKey: string | null;
  /** The words that it is about; empty for the whole field. */
  passage: string;
  /** Where the passage begins, if the page knows; of several places with the same words, it tells which. */
  start: number | null;
};

export type Commented =
  | { outcome: "done" }
  | { outcome: "missing" | "empty" | "too-long" | "not-now" }
  /** The words are not in that field. */
  | { outcome: "no-such-passage" };

/**
 * Adds a comment to the version that was handed in. A coach's waits until the work is returned; answers, by owners and
 * coaches, are seen at once.
 */
export async function addComment(
  db: Db,
  person: Person,
  artifactId: string,
  comment: CommentDraft,
  now = currentTime(),
): Promise<Commented> {
  const text = cleanText(comment.text).trim();
  if (text === "") return { outcome: "empty" };
  if (lengthOf(text) > longestComment) return { outcome: "too-long" };
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (!found) return { outcome: "missing" };
    const { artifact, relation } = found;
    const common = { artifactId, authorId: person.id, text, revision: artifact.sharedRevision, createdAt: now };
    if (comment.parentId !== null) {
      const parent = await findComment(db, artifactId, comment.parentId);
      // An answer to an answer belongs to the same conversation.
      if (!parent || (relation === "owner" && parent.returnedAt === null)) return { outcome: "missing" };
      const parentId = parent.parentId ?? parent.id;
      const returnedAt = parent.returnedAt === null ? null : now;
      await insertComment(db, { ...common, parentId, fieldKey: parent.fieldKey, returnedAt });
      return { outcome: "done" };
    }
    if (artifact.sharedRevision === 0) return { outcome: "not-now" };
    const version = await findArtifactVersion(db, artifactId, artifact.sharedRevision);
    const fieldKey = artifact.template.fields.some(({ key }) => key === comment.fieldKey) ? comment.fieldKey : null;
    const passage = quoteOf(
      fieldKey === null ? "" : (version?.texts[fieldKey] ?? ""),
      comment,
      artifact.sharedRevision,
    );
    if (passage === "none") return { outcome: "no-such-passage" };
    const returnedAt = relation === "coach" && awaitsCoach(artifact.state) ? null : now;
    await insertComment(db, { ...common, fieldKey, quote: passage, returnedAt });
    return { outcome: "done" };
  });
}

/** The chosen words as a quote of that version; null for a comment without any, "none" if they are not in the text. */
function quoteOf(text: string, { passage, start }: CommentDraft, revision: number): TextQuote | null | "none" {
  const words = cleanText(passage);
  if (words.trim() === "") return null;
  const isThere = start !== null && text.startsWith(words, start);
  const at = isThere ? start : text.indexOf(words);
  return at < 0 ? "none" : (quoteAt(text, { start: at, end: at + words.length }, String(revision)) ?? "none");
}

/** Takes back one's own comment that its owners have not seen yet. */
export async function removeComment(
  db: Db,
  person: Person,
  artifactId: string,
  commentId: string,
): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    if (!(await lockArtifact(db, person, artifactId))) return "missing";
    return (await deleteUnreturnedComment(db, artifactId, commentId, person.id)) ? "done" : "missing";
  });
}

export type RatingDraft = {
  rowKey: string;
  level: number | null;
  note: string;
  /** The note that the form began with; null if it does not say. */
  base?: string | null;
};

/** Notes that another tab or another coach has saved since the form was opened, by row. */
export type ChangedNotes = { changed: Record<string, string> };

/**
 * Saves a coach's rubric rows for the version that was handed in: a level of the four, a note, or both; a row with
 * neither is not kept. Nothing is added up. Over a
 * note that the form has not shown, nothing is saved.
 */
export async function saveRatings(
  db: Db,
  person: Person,
  artifactId: string,
  ratings: RatingDraft[],
): Promise<"done" | "missing" | "not-now" | "too-long" | ChangedNotes> {
  if (ratings.some(({ note }) => lengthOf(note) > longestComment)) return "too-long";
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "coach") return "missing";
    const { artifact } = found;
    if (!awaitsCoach(artifact.state)) return "not-now";
    const known = ratings.filter(({ rowKey }) => artifact.template.rubric.some(({ key }) => key === rowKey));
    const revision = artifact.sharedRevision;
    const rows = known.map(({ rowKey, level, note }) => {
      return { artifactId, revision, rowKey, authorId: person.id, level, note: asKept(note) };
    });
    const kept = await listNotes(db, artifactId, revision);
    const changed = known.flatMap(({ rowKey, note, base }) => {
      const now = kept.get(rowKey) ?? "";
      const isSeen = typeof base !== "string" || now === asKept(base);
      return isSeen || now === "" || now === asKept(note) ? [] : [[rowKey, now]];
    });
    if (changed.length > 0) return { changed: Object.fromEntries(changed) };
    await upsertRatings(db, artifactId, revision, rows);
    return "done";
  });
}

const asKept = (note: string) => cleanText(note).trim();

/** An owner has read the feedback that was returned. Pressing twice records it once. */
export async function acknowledgeFeedback(db: Db, person: Person, artifactId: string): Promise<"done" | "missing"> {
  return db.transaction(async (db) => {
    const found = await lockArtifact(db, person, artifactId);
    if (found?.relation !== "owner") return "missing";
    const newest = await findNewestEvent(db, artifactId, ["return", "accept", "acknowledge"]);
    if (!newest || newest.event === "acknowledge") return "done";
    const event = { artifactId, event: "acknowledge", revision: newest.revision, personId: person.id } as const;
    await insertArtifactEvent(db, event);
    return "done";
  });
}
