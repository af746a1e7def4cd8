import { fleschKincaid } from "flesch-kincaid";
import type { Paragraph, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { syllable } from "syllable";
import { SKIP, visit } from "unist-util-visit";
import { literalProps } from "../mdx/literal.ts";

/** How hard a text is to read. */
export type ReadingLevel = {
  /** The U.S. school grade by the Flesch–Kincaid formula, to one decimal. */
  grade: number;
  words: number;
  /** The hardest sentence: the one with the most syllables, counting both its length and its words. */
  hardest: string;
};

/** The hardest grade that a lesson should have. */
export const hardestGrade = 9;

/** Below this many words the formula says little. */
const fewestWords = 100;

/**
 * The reading level of a lesson's sentences, those of its questions and their feedback included; null for a text too
 * short to say. Descriptions of pictures, data and labels of fewer than four words count as nothing.
 *
 * @see Kincaid, J. P., and others (1975). Derivation of new readability formulas. Naval Technical Training Command.
 */
export function readingLevelOf(tree: Root): ReadingLevel | null {
  const sentences = passagesIn(tree).flatMap(sentencesIn).map(counted);
  const sum = (count: "words" | "syllables") => sentences.reduce((total, sentence) => total + sentence[count], 0);
  const words = sum("words");
  if (words < fewestWords) return null;
  const grade = fleschKincaid({ sentence: sentences.length, word: words, syllable: sum("syllables") });
  const [hardest] = [...sentences].sort((one, other) => other.syllables - one.syllables);
  return { grade: Math.round(grade * 10) / 10, words, hardest: hardest?.text ?? "" };
}

/** Paragraphs, cells of tables, and the texts of components. */
function passagesIn(tree: Root): string[] {
  const passages: string[] = [];
  visit(tree, (node) => {
    if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement")
      passages.push(...textsIn(literalProps(node).props));
    if (node.type !== "tableCell" && (node.type !== "paragraph" || isWrapper(node))) return;
    passages.push(textOf(node, { includeImageAlt: false }));
    return SKIP;
  });
  return passages.filter((passage) => passage.trim().split(/\s+/).length >= 4);
}

/** A box that the Markdown plugins put around a component or a table; see `mdx/blocks.ts`. */
const isWrapper = ({ data }: Paragraph) => data !== undefined && "hName" in data;

/** Properties whose texts are not read as sentences. */
const unread = new Set(["alt", "data", "source", "src"]);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (!(value instanceof Object)) return [];
  return Object.entries(value).flatMap(([name, each]) => (unread.has(name) ? [] : textsIn(each)));
}

/** A sentence ends at a full stop, a question mark or a line's end. */
const sentencesIn = (passage: string) =>
  passage.split(/(?<=[.!?…][”’"')\]]*)\s+|\n+/).filter((text) => /\w/.test(text));

function counted(text: string) {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu) ?? [];
  // A number is one word of one syllable, however it is spoken.
  const syllables = words.reduce((sum, word) => sum + (/\p{L}/u.test(word) ? Math.max(1, syllable(word)) : 1), 0);
  return { text: text.trim(), words: words.length, syllables };
}
