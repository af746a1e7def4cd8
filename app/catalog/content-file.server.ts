import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Document, isMap, isScalar, isSeq, type LineCounter } from "yaml";
import type { z } from "zod";
import { textBefore } from "./mdx/nearby.ts";
import { type Mistake, nearest } from "./mistake.ts";
import { parseYaml, type YamlSlip } from "./yaml-text.ts";

/** A lesson or course file as read: normal line ends, no byte-order mark, its front matter apart from its body. */
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

/** A piece of YAML that knows where it stands in its file. */
export type YamlText = {
  file: string;
  text: string;
  document: Document;
  lines: LineCounter;
  slips: YamlSlip[];
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

export function contentFile(file: string, source: string, mistakes: Mistake[] = []): ContentFile {
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

/**
 * Checks YAML against a schema. Every slip is a mistake; the value is what can still be used, with fallbacks in place
 * of settings that are missing or wrong, or null when not even that makes sense (there is no usable id).
 */
export function settingsIn<Schema extends z.ZodType>(
  yaml: YamlText,
  schema: Schema,
  fallbacks: Record<string, unknown> = {},
): { value: z.infer<Schema> | null; mistakes: Mistake[] } {
  const mistakes: Mistake[] = yaml.slips.map(({ offset, ...slip }) => ({ ...placeAt(yaml, offset), ...slip }));
  const raw = salvage(yaml.document);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, mistakes };
  const further = parsed.error.issues.flatMap((issue) => mistakesOf(yaml, schema, raw, issue));
  mistakes.push(...further.filter((mistake) => !followsFrom(yaml, mistake)));

  const wrong = new Set(parsed.error.issues.flatMap(topKeys));
  const usable = isRecord(raw) ? Object.fromEntries(Object.entries(raw).filter(([key]) => !wrong.has(key))) : {};
  const missing = Object.fromEntries(Object.entries(fallbacks).filter(([key]) => !(key in usable)));
  // An empty fallback is no text that an author may give, so another stands in while the rest is checked.
  const standIns = Object.fromEntries(Object.entries(missing).map(([key, value]) => [key, value === "" ? "-" : value]));
  const second = schema.safeParse({ ...usable, ...standIns });
  if (second.success) return { value: Object.assign({}, second.data, missing), mistakes };
  const relaxed = isRecord(raw) && "id" in usable ? relax(schema, { ...usable, ...standIns }) : null;
  return { value: relaxed && Object.assign({}, relaxed, missing), mistakes };
}

/** A setting that only seems wrong or missing, because the line that holds it cannot be read. */
function followsFrom(yaml: YamlText, { line, message }: Mistake): boolean {
  if (yaml.slips.length === 0) return false;
  if (yaml.slips.some(({ offset }) => placeAt(yaml, offset).line === line)) return true;
  const missing = message
    .match(/^"([\w.]+)" is missing/)?.[1]
    ?.split(".")
    .at(-1);
  return missing !== undefined && new RegExp(`^[\\s-]*${missing}\\s*:`, "m").test(yaml.text);
}

function mistakesOf(yaml: YamlText, schema: z.ZodType, raw: unknown, issue: z.core.$ZodIssue): Mistake[] {
  if (issue.code === "unrecognized_keys") {
    const known = keysOf(schemaAt(schema, issue.path));
    return issue.keys.map((key) => {
      const meant = nearest(key, known);
      const advice = meant ? `write "${meant}"` : known.length > 0 ? `use one of ${known.join(", ")}` : "remove it";
      return { ...place(yaml, [...issue.path, key], true), text: key, message: `there is no such setting; ${advice}.` };
    });
  }
  const name = nameOf(issue.path);
  const given = valueAt(raw, issue.path);
  if (given === undefined) {
    return [{ ...place(yaml, issue.path.slice(0, -1), false), text: "", message: `"${name}" is missing; add it.` }];
  }
  if (given === null) {
    const message = `"${name}" says nothing; write it there, in quotes if it begins with #.`;
    return [{ ...place(yaml, issue.path, true), text: String(issue.path.at(-1) ?? ""), message }];
  }
  const key = issue.path.at(-1);
  const shown = typeof given === "object" ? name : `${typeof key === "string" ? `${key}: ` : ""}${String(given)}`;
  const said = /^Invalid input/.test(issue.message) ? wordsFor(issue) : issue.message;
  return [{ ...place(yaml, issue.path, false), text: shown, message: `${name ? `"${name}"` : "this"} ${plain(said)}` }];
}

/** ["sources", 0, "url"] reads "url of item 1 in sources". */
function nameOf(keys: PropertyKey[]): string {
  return keys.reduce<string>((outer, key) => {
    if (typeof key === "number") return `item ${key + 1} in ${outer || "the list"}`;
    return outer.startsWith("item ") ? `${String(key)} of ${outer}` : [outer, String(key)].filter(Boolean).join(".");
  }, "");
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_type") return "is not one of the things that can stand here";
  if (issue.expected === "object") return "must be settings, each on a line of its own as name: value";
  if (issue.expected === "array") return "must be a list, one item on each line after a hyphen";
  if (issue.expected === "string") return "must be text; put it in quotes";
  return issue.expected === "number" ? "must be a number" : "must be true or false";
}

/** Where a setting stands, by its path; the file's first setting when it stands nowhere. */
export function place(yaml: YamlText, keys: PropertyKey[], ofKey = false) {
  let node: unknown = yaml.document.contents;
  let offset = rangeOf(node) ?? 0;
  for (const [index, key] of keys.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? item.key.value : item.key) === key);
      if (!pair) break;
      const isOfValue = index === keys.length - 1 && !ofKey && isScalar(pair.value);
      offset = (isOfValue ? rangeOf(pair.value) : rangeOf(pair.key)) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === "number") {
      node = node.items[key];
      offset = rangeOf(node) ?? offset;
    } else break;
  }
  return placeAt(yaml, offset);
}

function placeAt(yaml: YamlText, offset: number) {
  const { line, col } = yaml.lines.linePos(offset);
  return { file: yaml.file, line: Math.max(line, 1) + yaml.firstLine - 1, column: Math.max(col, 1) };
}

/** Reads UTF-8, tells where it is not, and forgives what editors add. */
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

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const topKeys = (issue: z.core.$ZodIssue) =>
  issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : issue.path.slice(0, 1).map(String);
const plain = (message: string) => (/[.!?]$/.test(message) ? message : `${message}.`);

function rangeOf(node: unknown): number | undefined {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined;
}

function valueAt(value: unknown, keys: PropertyKey[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function salvage(document: Document): unknown {
  try {
    return document.toJS() ?? {};
  } catch {
    return {};
  }
}

/** Keeps what a strict schema knows, one setting at a time. */
function relax<Schema extends z.ZodType>(schema: Schema, given: Record<string, unknown>): z.infer<Schema> | null {
  const known = keysOf(schema);
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(given).filter(([key]) => known.includes(key))));
  return parsed.success ? parsed.data : null;
}

/** The schema that a path leads to, seen through defaults, options and lists. */
function schemaAt(schema: unknown, keys: PropertyKey[]): unknown {
  let inner = unwrap(schema);
  for (const key of keys) {
    const def = definition(inner);
    inner = unwrap(typeof key === "number" ? def?.element : isRecord(def?.shape) ? def.shape[String(key)] : undefined);
  }
  return inner;
}

function keysOf(schema: unknown): string[] {
  const shape = definition(unwrap(schema))?.shape;
  return isRecord(shape) ? Object.keys(shape) : [];
}

function unwrap(schema: unknown): unknown {
  const inner = definition(schema)?.innerType;
  return inner ? unwrap(inner) : schema;
}

function definition(schema: unknown): Record<string, unknown> | null {
  const def = typeof schema === "object" && schema !== null && "def" in schema ? schema.def : null;
  return isRecord(def) ? def : null;
}
