import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const fileOf = (path: string) => readFileSync(require.resolve(path));

type Family = { name: string; letters: RegExp; isRightToLeft?: boolean };

/** Letters of Noto Sans, the font of every document. */
const baseLetters = /[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Devanagari}]/u;
const anyScript = /[\p{Script=Common}\p{Script=Inherited}]/u;
const emoji = /\p{Emoji_Presentation}/u;

/**
 * Fonts for other letters. pdfkit's shaper fails on the fonts for Khmer and Gurmukhi, so these have none here, and pages
 * say that a PDF cannot print such a name.
 */
const families: Family[] = [
  { name: "noto-sans-sc", letters: /[\uff01-\uff65]/u }, // full-width forms of Latin letters and signs
  { name: "noto-sans-ethiopic", letters: /\p{scx=Ethiopic}/u },
  { name: "noto-sans-arabic", letters: /\p{scx=Arabic}/u, isRightToLeft: true },
  { name: "noto-sans-kr", letters: /\p{Script=Hangul}/u },
  { name: "noto-sans-sc", letters: /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}]/u },
];

type Part = { from: number; to: number; file: string };
const partsByFamily = new Map<string, Part[]>();

/** Which of a family's files has which letters, as its package lists them. */
function partsOf(name: string): Part[] {
  const known = partsByFamily.get(name);
  if (known) return known;
  const listed: Record<string, string> = JSON.parse(
    fileOf(`@fontsource-variable/${name}/unicode.json`).toString("utf8"),
  );
  const parts = Object.entries(listed).flatMap(([key, ranges]) =>
    ranges.split(",").map((range): Part => {
      const [from = 0, to = from] = range
        .slice(2)
        .split("-")
        .map((code) => Number.parseInt(code, 16));
      return {
        from,
        to,
        file: `@fontsource-variable/${name}/files/${name}-${key.replace(/[[\]]/g, "")}-wght-normal.woff2`,
      };
    }),
  );
  partsByFamily.set(name, parts);
  return parts;
}

/** Words in letters of one font; `file` is null for Noto Sans. */
export type Run = { text: string; file: string | null; isRightToLeft: boolean };

type Font = Omit<Run, "text">;
const base: Font = { file: null, isRightToLeft: false };

function fontOf(letter: string): Font | "missing" {
  const [first] = families;
  if (baseLetters.test(letter) && !first?.letters.test(letter)) return base;
  const family = families.find(({ letters }) => letters.test(letter));
  if (!family) return anyScript.test(letter) && !emoji.test(letter) ? base : "missing";
  const code = letter.codePointAt(0) ?? 0;
  const part = partsOf(family.name).find(({ from, to }) => code >= from && code <= to);
  return part ? { file: part.file, isRightToLeft: family.isRightToLeft === true } : "missing";
}

/** The letters of a text that no font here has, each once. A PDF prints boxes in their place. */
export function missingLetters(text: string): string[] {
  return [...new Set([...text.normalize("NFC")].filter((letter) => fontOf(letter) === "missing"))];
}

/**
 * Splits a text by the font that draws it. Words that are written from right to left stay together with the spaces
 * between them, because they stand in that order.
 */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize("NFC")) {
    const last = runs.at(-1);
    const found = fontOf(letter);
    const { file, isRightToLeft } = found === "missing" ? base : found;
    if (last && (last.file === file || /\p{M}/u.test(letter))) last.text += letter;
    else runs.push({ text: letter, file, isRightToLeft });
    joinRightToLeft(runs);
  }
  return runs;
}

/** Joins the last three runs where a space stands between two that are written from right to left. */
function joinRightToLeft(runs: Run[]): void {
  const [before, space, after] = runs.slice(-3);
  if (!(before?.isRightToLeft && after?.isRightToLeft && before.file === after.file)) return;
  if (space?.text.trim() !== "") return;
  runs.splice(-3, 3, { ...before, text: before.text + space.text + after.text });
}

export const weights = { regular: 400, bold: 700 } as const;
export type Weight = keyof typeof weights;

export const fontKey = (file: string, weight: Weight) => `${weight} ${file}`;

/** Small fonts with just the letters of these texts that Noto Sans lacks, by `fontKey`. */
export async function loadFontsFor(texts: readonly string[]): Promise<Map<string, Buffer>> {
  const letters = new Map<string, string>();
  for (const { file, text } of texts.flatMap(runsOf)) {
    if (file) letters.set(file, (letters.get(file) ?? "") + text);
  }
  const fonts = new Map<string, Buffer>();
  if (letters.size === 0) return fonts;
  const { default: subsetFont } = await import("subset-font"); // 13 MB that a process without such a document spares
  for (const [file, text] of letters) {
    for (const weight of ["regular", "bold"] as const) {
      const options = { targetFormat: "truetype", variationAxes: { wght: weights[weight] } } as const;
      fonts.set(fontKey(file, weight), await subsetFont(fileOf(file), text, options));
    }
  }
  return fonts;
}
