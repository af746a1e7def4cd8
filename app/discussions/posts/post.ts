import { withoutInvisible } from "#app/http/typed-text.ts";

/** Few and kind; none says less than another. */
export const reactionKinds = ["thanks", "agree", "same-here", "made-me-think"] as const;
export type ReactionKind = (typeof reactionKinds)[number];
export const isReaction = (word: unknown): word is ReactionKind => reactionKinds.some((kind) => kind === word);

export const longestPost = 20_000;
export const longestDescription = 500;
/** People that one post may mention; more are named without being told. */
export const mostMentions = 20;
/** A post that its author or a facilitator deleted can be brought back for this many days. */
export const undoDays = 30;

/** Markdown as it is stored: tabs as spaces, line ends alike, without invisible characters. */
export function cleanMarkdown(typed: string): string {
  return withoutInvisible(typed.replaceAll("\r\n", "\n").replaceAll("\t", "    ")).trimEnd();
}
