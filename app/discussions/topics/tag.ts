import { lengthOf } from "#app/http/text-length.ts";
import { oneLine } from "#app/http/typed-text.ts";
import { fold } from "#app/search/fold.ts";

/** Few enough that each says something about its topic. */
export const mostTags = 5;
export const longestTag = 30;
/** A field with more than this is refused whole. */
export const longestTags = 2_000;

/** Tags whose `folded` is the same are one tag, shown as it was typed first. */
export type Tag = { name: string; folded: string };

/** A list in a field, as people write it with their own keyboard: Latin, Arabic, full-width and ideographic commas. */
const between = /[,;،؛，、\n]/u;

/** A tag as typed, with or without "#"; null without a letter or digit. */
export function tagOf(typed: string): Tag | null {
  const name = oneLine(typed.replace(/^[\s#＃]+/u, ""));
  return /[\p{L}\p{N}]/u.test(name) ? { name, folded: oneLine(fold(name)) } : null;
}

export type TagProblem = { why: "too-many"; count: number } | { why: "too-long" | "no-letter"; tag: string };

/** What a field lists, as typed. */
export const partedTags = (text: string): string[] => text.split(between).map(oneLine).filter(Boolean);

/** The tags that a field lists, each once; or what is wrong with them. */
export function tagsIn(text: string): Tag[] | TagProblem {
  const tags = new Map<string, Tag>();
  for (const each of partedTags(text)) {
    const tag = tagOf(each);
    if (!tag) return { why: "no-letter", tag: each };
    if (lengthOf(tag.name) > longestTag) return { why: "too-long", tag: tag.name };
    if (!tags.has(tag.folded)) tags.set(tag.folded, tag);
  }
  return tags.size > mostTags ? { why: "too-many", count: tags.size } : [...tags.values()];
}

/** Tags as their field shows them. */
export const tagText = (names: readonly string[]): string => names.join(", ");
