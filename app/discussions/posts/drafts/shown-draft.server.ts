import { dayAndTimeIn } from "#app/time/dates.ts";
import type { ComposerDraft } from "./post-draft.server.ts";
import { placeText } from "./post-draft.ts";
import type { DraftRow } from "./queries/post-drafts.server.ts";
import type { OtherText, ShownDraft } from "./shown-draft.ts";

/** Another text of a draft, for its author. */
export const otherText =
  (timeZone: string) =>
  ({ id, title, source, translation, tags, updatedAt }: DraftRow): OtherText => ({
    ...{ id, title, source, translation, tags, saved: dayAndTimeIn(timeZone, updatedAt.toISOString()) },
  });

/** A draft as its composer shows it; `before` is what the form holds without one. */
export function shownDraft(
  { place, current, others }: ComposerDraft,
  timeZone: string,
  before: { source: string; translation: string | null } = { source: "", translation: null },
): ShownDraft {
  const { source, translation, title, tags } = current ?? { ...before, title: "", tags: "" };
  return {
    ...{ place: placeText(place), id: current?.id ?? null, revision: current?.revision ?? 0 },
    values: [title, source, translation ?? "", tags],
    others: others.map(otherText(timeZone)),
  };
}

/** A draft's words and below them the quote that its author asked for, unless it is there. */
export function withQuote(words: string, quote: string | null): string {
  if (quote === null || words.includes(quote.trim())) return words;
  return words.trim() === "" ? quote : `${words.trimEnd()}\n\n${quote}`;
}
