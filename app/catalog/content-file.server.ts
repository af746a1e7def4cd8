import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Document, LineCounter } from "yaml";
import { textBefore } from "./mdx/nearby.ts";
import type { Mistake } from "./mistake.ts";
import { parseYaml, type YamlSlip } from "./yaml-text.ts";

/**
 * A lesson or course file as read: normalized line endings, no byte-order mark, front matter separate from the body.
 */
export type ContentFile = {
  /** Relative to the content folder, with forward slashes. */
  file: string;
  format: "md" | "mdx";
  source: string;
  /** The source with its front matter blanked out, so that lines keep their numbers. */
  body: string;
  frontMatter: YamlText | null;
  mistakes: Mistake[];
};

/** A piece of YAML with its position in the file. */
export type YamlText = {
  file: string;
  text: string;
  document: Document;
  lines: LineCounter;
  slips: YamlSlip[];
  losses: YamlSlip[];
  firstLine: number;
};

export async function readContentFile(contentDir: string, file: string): Promise<ContentFile> {
  try {
    const { text, mistakes } = decode(await readFile(path.join(contentDir, file)), file);
    return contentFile(file, text, mistakes);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = "this file cannot be opened; allow everyone to read it, or write it anew.";
    const format = formatOf(file);
    const mistakes = [{ file, line: 1, column: 1, text: String(error.code), message }];
    return { file, format, source: "", body: "", frontMatter: null, mistakes };
  }
}

function contentFile(file: string, source: string, mistakes: Mistake[] = []): ContentFile {
  const format = formatOf(file);
  const fenced = source.match(/^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?=\n|$)/);
  if (!fenced) {
    const message = /^---[ \t]*\n/.test(source)
      ? "the front matter is never closed; put a line --- after its last setting."
      : "there is no front matter; begin the file with a line ---, the settings, and another line ---.";
    return {
      file,
      format,
      source,
      body: source.replace(/^\uFEFF?---.*/, (line) => " ".repeat(line.length)),
      frontMatter: null,
      mistakes: [...mistakes, { file, line: 1, column: 1, text: "", message }],
    };
  }
  const body = fenced[0].replace(/[^\n]/g, " ") + source.slice(fenced[0].length);
  return { file, format, source, body, frontMatter: readYaml(file, fenced[1] ?? "", 2), mistakes };
}

const formatOf = (file: string) => (file.toLowerCase().endsWith(".mdx") ? "mdx" : "md");

export function readYaml(file: string, text: string, firstLine: number): YamlText {
  return { file, text, ...parseYaml(text), firstLine };
}

/** Decodes UTF-8, reports where it is invalid, and tolerates what editors add. */
export function decode(bytes: Uint8Array, file: string): { text: string; mistakes: Mistake[] } {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes).replace(/\r\n?/g, "\n");
  const bad = isWide ? -1 : text.indexOf("\uFFFD");
  if (bad === -1 || Buffer.from(bytes).includes("\uFFFD")) return { text, mistakes: [] };
  const before = text.slice(0, bad).split("\n");
  const message = "this is not UTF-8 text here; save the file as UTF-8 (in most editors: Save with encoding).";
  const word = textBefore(text, bad).match(/\S*$/)?.[0] ?? "";
  const rest = text.slice(bad).match(/^\S*/)?.[0] ?? "";
  return {
    text,
    mistakes: [{ file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, text: word + rest, message }],
  };
}
