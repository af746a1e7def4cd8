/**
 * Characters without a visible form: controls, bidirectional overrides and marks, zero-width spaces, fillers, private
 * use. Excludes visible Arabic signs, combining joiners, variation selectors, and the tags of flag emoji. See Unicode,
 * UAX #44 (Default_Ignorable_Code_Point) and UTS #39.
 */
const invisible =
  /(?!\u034F|\u200C|\u200D|[\n\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{E0020}-\u{E007F}]|[\uFE00-\uFE0F]|[\u{E0100}-\u{E01EF}])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Joiners without effect: they change the display only after letters of non-Latin scripts and in emoji. */
const idleJoiner =
  /(?<!(?!\p{Script=Latin})[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]|[\u200C\u200D](?=[\s\u200C\u200D]|$)/gu;

/** Tags: after a flag, as many as one has are kept, with the flag as the first group; any others are idle. */
const tags = /(\u{1F3F4}[\u{E0020}-\u{E007F}]{1,8})[\u{E0020}-\u{E007F}]*|[\u{E0020}-\u{E007F}]+/gu;

/** More marks on one letter than any script has: they would cover the lines above and below. */
const idleMarks = /(?<=\p{M}{8})\p{M}+/gu;

/** Text of one or more lines without invisible characters, and without marks that are piled up. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "").replace(tags, "$1").replace(idleJoiner, "").replace(idleMarks, "");
}

/** A name or title as typed: one line, single spaces (a blank of Braille is one), no invisible characters. */
export function oneLine(text: string): string {
  return withoutInvisible(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u2800]+/gu, " "))
    .replace(/\s+/g, " ")
    .trim();
}

/** Text that PostgreSQL and every reader can hold: normalized line endings, no NUL, no lone surrogates. */
export function cleanText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll("\u0000", "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}
