import { type Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { z } from "zod";
import type { YamlText } from "./content-file.server.ts";
import { inCurlyQuotes } from "./mdx/curly-quotes.ts";
import { type Mistake, nearest } from "./mistake.ts";
import type { YamlSlip } from "./yaml-text.ts";

/**
 * Checks YAML against a schema. Every mistake is reported; the value is whatever can still be used, with fallbacks for
 * settings that are missing or wrong, or null if not even that is possible (there is no usable id).
 */
export function settingsIn<Schema extends z.ZodType>(
  yaml: YamlText,
  schema: Schema,
  fallbacks: Record<string, unknown> = {},
): { value: z.infer<Schema> | null; mistakes: Mistake[] } {
  const slips = [...yaml.slips, ...yaml.losses, ...curlyTexts(yaml)];
  const mistakes: Mistake[] = slips.map(({ offset, ...slip }) => ({ ...placeAt(yaml, offset), ...slip }));
  const raw = salvage(yaml.document);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data, mistakes };
  const further = parsed.error.issues.flatMap((issue) => mistakesOf(yaml, schema, raw, issue));
  const said = new Set(mistakes.map(({ line, column }) => `${line}:${column}`));
  const isNew = ({ line, column }: Mistake) => !said.has(`${line}:${column}`);
  mistakes.push(...further.filter((mistake) => isNew(mistake) && !followsFrom(yaml, mistake)));
  return { value: usableIn(schema, raw, fallbacks), mistakes };
}

/** Values written entirely in curly quotes, which YAML treats as part of the text. */
function curlyTexts({ document, text, slips, losses }: YamlText): YamlSlip[] {
  const found: YamlSlip[] = [];
  visit(document, {
    Scalar: (key, { type, value, range }) => {
      if (type !== "PLAIN" || typeof value !== "string" || slips.length > 0) return;
      const words = inCurlyQuotes(value);
      const offset = range?.[0] ?? 0;
      if (/^[“„‟][^“”„‟"]*$/.test(value) && !losses.some((loss) => loss.offset === offset)) {
        const message = "curly quotes do not hold a text with colons or commas together; put straight ones around it.";
        found.push({ offset, text: value, message });
      }
      if (words === null) return;
      const keep = key === "key" ? "" : `, or '${value}' if the reader is to see them`;
      const quoted = words.includes('"') ? `'${words}'` : `"${words}"`;
      const written = /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(words) ? words : quoted;
      const message = `these are curly quotes, and the text keeps them; write ${key === "key" ? words : written}${keep}.`;
      found.push({ offset, text: text.slice(offset, range?.[1]), message });
    },
  });
  return found;
}

/** The value after removing as little as possible around each mistake, so that one mistake costs nothing else. */
function usableIn<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  fallbacks: Record<string, unknown>,
): z.infer<Schema> | null {
  const kept = structuredClone(raw);
  for (;;) {
    const missing = Object.entries(fallbacks).filter(([key]) => !isRecord(kept) || !(key in kept));
    // Fallbacks may be empty where authors' values may not, so placeholders stand in during validation.
    const standIns = Object.fromEntries(missing.map(([key, value]) => [key, value === "" ? "-" : value]));
    const parsed = schema.safeParse(isRecord(kept) ? { ...kept, ...standIns } : kept);
    if (parsed.success)
      return missing.length > 0 ? Object.assign({}, parsed.data, Object.fromEntries(missing)) : parsed.data;
    if (!parsed.error.issues.some((issue) => takeOut(kept, issue))) return null;
  }
}

/**
 * Removes what an issue is about, or the whole object if something is missing from it. False if nothing is left to
 * remove.
 */
function takeOut(kept: unknown, issue: z.core.$ZodIssue): boolean {
  if (issue.code === "unrecognized_keys") {
    const inner = valueAt(kept, issue.path);
    return isRecord(inner) && issue.keys.filter((key) => Reflect.deleteProperty(inner, key)).length > 0;
  }
  for (let length = issue.path.length; length > 0; length -= 1) {
    const holder = valueAt(kept, issue.path.slice(0, length - 1));
    const key = issue.path[length - 1] ?? "";
    if (Array.isArray(holder) && typeof key === "number" && key < holder.length)
      return holder.splice(key, 1).length > 0;
    if (isRecord(holder) && key in holder) return Reflect.deleteProperty(holder, key);
  }
  return false;
}

/** A setting's value as written, even if the settings around it are invalid. */
export function writtenAt(yaml: YamlText, keys: PropertyKey[]): unknown {
  return yaml.slips.length > 0 ? undefined : valueAt(salvage(yaml.document), keys);
}

/** A setting that only seems wrong or missing because the line that holds it cannot be read. */
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

/** The position of the setting at a path; the file's first setting if it has none. */
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

/** The position of a character of a piece of YAML. */
export function placeAt(yaml: YamlText, offset: number) {
  const { line, col } = yaml.lines.linePos(offset);
  return { file: yaml.file, line: Math.max(line, 1) + yaml.firstLine - 1, column: Math.max(col, 1) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
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

/** The schema at a path, looking through defaults, options and lists. */
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
