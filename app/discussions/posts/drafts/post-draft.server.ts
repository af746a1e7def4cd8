import { randomUUID } from "node:crypto";
import { lengthOf } from "#app/http/text-length.ts";
import { oneLine } from "#app/http/typed-text.ts";
import type { Person } from "#app/identity/person/person.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { accessTo } from "../../spaces/space-access.server.ts";
import { findTopic } from "../../topics/queries/topics.server.ts";
import { longestTags } from "../../topics/tag.ts";
import { longestTopicTitle } from "../../topics/topic.ts";
import { cleanMarkdown, longestPost } from "../post.ts";
import { findOwnWords, findPostPlace } from "../queries/posts.server.ts";
import { postKeyOf } from "../writing.server.ts";
import { continuedBy, type DraftPlace, type DraftWords, hasSameWords, hasWords, mostDrafts } from "./post-draft.ts";
import {
  countDrafts,
  type DraftRow,
  deleteDraft,
  insertDraft,
  isPosted,
  listDraftsAt,
  lockDrafts,
  updateDraft,
} from "./queries/post-drafts.server.ts";

export type DraftSave = DraftWords & {
  /** The key that the post will have; null for an edit. */
  key: string | null;
  subject: string;
  writer: string;
  draftId: string | null;
  base: number;
};

export type DraftSaved =
  | {
      outcome: "saved";
      /** Null once nothing is left of it. */
      draft: DraftRow | null;
      /** Whether other pages saved other texts for the same place, which this page did not show. */
      isOvertaken: boolean;
      others: DraftRow[];
    }
  | { outcome: "missing" | "too-long" | "too-many" | "posted" };

/**
 * Saves what somebody types for a post. Another page's text is never overwritten: a text that did not begin from it is kept
 * beside it. A draft without words is deleted, and so is one that says what the post says already.
 */
export async function saveDraft(
  db: Db,
  person: Person,
  place: DraftPlace,
  save: DraftSave,
  now = currentTime(),
): Promise<DraftSaved> {
  const words = cleaned(save);
  if ([words.source, words.translation].some((text) => lengthOf(text) > longestPost)) return { outcome: "too-long" };
  if (lengthOf(words.title) > longestTopicTitle || lengthOf(words.tags) > longestTags) return { outcome: "too-long" };
  return db.transaction(async (db) => {
    await lockDrafts(db, person.id);
    const before = await wordsBefore(db, person, place);
    if (before === "missing") return { outcome: "missing" };
    if (save.key !== null && (await isPosted(db, postKeyOf(person, save.key)))) return { outcome: "posted" };
    const stored = await listDraftsAt(db, person.id, place, save.draftId);
    const mine = continuedBy(stored, { ...save, ...words });
    const others = stored.filter((each) => each !== mine);
    if (!hasWords(words) || (before && hasSameWords(before, words))) {
      if (mine) await deleteDraft(db, person.id, mine.id);
      return { outcome: "saved", draft: null, isOvertaken: false, others };
    }
    const change = { ...place, ...words, subject: save.subject, writer: save.writer };
    if (mine) {
      const isSame = hasSameWords(mine, words);
      const revision = isSame ? mine.revision : mine.revision + 1;
      const draft = await updateDraft(db, mine.id, { ...change, revision, ...(isSame ? {} : { updatedAt: now }) });
      return { outcome: "saved", draft, isOvertaken: false, others };
    }
    if ((await countDrafts(db, person.id)) >= mostDrafts) return { outcome: "too-many" };
    const clientKey = save.key ?? randomUUID();
    const made = { personId: person.id, clientKey, createdAt: now, updatedAt: now };
    const draft = await insertDraft(db, { ...change, ...made });
    return { outcome: "saved", draft, isOvertaken: others.length > 0, others };
  });
}

const cleaned = ({ title, source, translation, tags, language, translationLanguage }: DraftSave): DraftWords => ({
  ...{ title: oneLine(title), source: cleanMarkdown(source), translation: cleanMarkdown(translation) },
  ...{ tags: oneLine(tags), language, translationLanguage },
});

/** What a post says that is edited, null for a new one; "missing" for a place that this person may not open. */
async function wordsBefore(
  db: Db,
  person: Person,
  { kind, aboutId }: DraftPlace,
): Promise<DraftWords | null | "missing"> {
  switch (kind) {
    case "topic":
      return (await accessTo(db, person, aboutId)) ? null : "missing";
    case "reply":
      return (await findTopic(db, person, aboutId)) ? null : "missing";
    case "answer":
      return (await findPostPlace(db, person, aboutId)) ? null : "missing";
    case "edit": {
      const isOpen = await findPostPlace(db, person, aboutId);
      const post = isOpen && (await findOwnWords(db, person.id, aboutId));
      return post ? { ...post, title: "", tags: "", translation: post.translation ?? "" } : "missing";
    }
  }
}

/** Deletes one's own draft. */
export async function removeDraft(db: Db, person: Person, id: string): Promise<"done" | "missing"> {
  return (await deleteDraft(db, person.id, id)) ? "done" : "missing";
}

/** What a composer begins with: the draft that was asked for or the newest one, and the other texts of its place. */
export type ComposerDraft = { place: DraftPlace; current: DraftRow | null; others: DraftRow[] };

export async function draftFor(
  db: Db,
  person: Person,
  place: DraftPlace,
  wantedId: string | null,
): Promise<ComposerDraft> {
  const drafts = await listDraftsAt(db, person.id, place, wantedId);
  const current = drafts.find(({ id }) => id === wantedId) ?? drafts[0] ?? null;
  return { place, current, others: drafts.filter((each) => each !== current) };
}
