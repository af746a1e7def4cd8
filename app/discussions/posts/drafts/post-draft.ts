import { isId } from "#app/ids/id.ts";
import { spacePath, topicPath } from "../../paths.ts";

/** A new topic in a space, a reply in a topic, an answer to a post, and an edit of one's own post. */
export const draftKinds = ["topic", "reply", "answer", "edit"] as const;
export type DraftKind = (typeof draftKinds)[number];

/** What a draft is written for. */
export type DraftPlace = { kind: DraftKind; aboutId: string };

/** More than anybody writes at a time, and few enough to list. */
export const mostDrafts = 100;
export const draftsPerPage = 20;
/** A draft that nobody touched for this many days is deleted. */
export const keptDays = 365;

/** A place as a form sends it. */
export const placeText = ({ kind, aboutId }: DraftPlace): string => `${kind}:${aboutId}`;

/** The place that a form sent; null for anything else. */
export function placeIn(text: string): DraftPlace | null {
  const [word, aboutId = "", ...rest] = text.split(":");
  const kind = draftKinds.find((each) => each === word);
  return kind && isId(aboutId) && rest.length === 0 ? { kind, aboutId } : null;
}

export type DraftWords = {
  title: string;
  source: string;
  translation: string;
  tags: string;
  language: string | null;
  translationLanguage: string | null;
};

export const hasWords = ({ title, source, translation, tags }: DraftWords): boolean =>
  [title, source, translation, tags].some((words) => words.trim() !== "");

export const hasSameWords = (one: DraftWords, other: DraftWords): boolean =>
  one.title === other.title &&
  one.source === other.source &&
  one.translation === other.translation &&
  one.tags === other.tags;

export type StoredDraft = DraftWords & { id: string; writer: string; revision: number };

/** What a page sends: its id, and the draft and revision that it began from. */
export type Incoming = DraftWords & { writer: string; draftId: string | null; base: number };

/**
 * The stored draft that a save goes on with: the page's own, the one it began from unless another page changed that since,
 * or one with the same words. Undefined for a text of its own, which is kept beside those of other pages.
 */
export function continuedBy<Draft extends StoredDraft>(drafts: Draft[], incoming: Incoming): Draft | undefined {
  return (
    drafts.find(({ writer }) => writer === incoming.writer) ??
    drafts.find(({ id, revision }) => id === incoming.draftId && revision === incoming.base) ??
    drafts.find((draft) => hasSameWords(draft, incoming))
  );
}

/** Where a draft's topic and post are now; null where its author may not open them, or they are gone. */
export type DraftWhere = { spaceId: string | null; topicId: string | null };

/** The page on which a draft goes on, with its words in the composer; null if its author may not open it. */
export function draftPath(draft: DraftPlace & DraftWhere & { id: string; subject: string }): string | null {
  const { kind, aboutId, spaceId, topicId, id, subject } = draft;
  const asked = new URLSearchParams({ draft: id });
  if (spaceId === null) return null;
  if (kind === "topic") {
    if (subject !== "") asked.set("about", subject);
    return `${spacePath(spaceId)}/topics/new?${asked}#write`;
  }
  if (topicId === null) return null;
  const topic = topicPath({ spaceId, id: topicId });
  if (kind === "edit") return `${topic}/posts/${aboutId}?${asked}#write`;
  if (kind === "answer") asked.set("answers", aboutId);
  return `${topic}?${asked}#write`;
}
