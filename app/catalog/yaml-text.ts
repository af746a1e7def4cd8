import { type Document, LineCounter, parseDocument, Scalar, visit } from "yaml";
import { inCurlyQuotes } from "./mdx/curly-quotes.ts";

/** A place in a piece of YAML that cannot be read as its author meant it. */
export type YamlSlip = { offset: number; text: string; message: string };

/**
 * Parses YAML. `slips` keep a line from being read, at most one per line, since further errors follow from the first;
 * `losses` are words that YAML drops without an error. Both are in plain words.
 */
export function parseYaml(source: string): {
  document: Document;
  lines: LineCounter;
  slips: YamlSlip[];
  losses: YamlSlip[];
} {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: "error" });
  const errors = document.errors.map(({ code, message, pos }) => ({ code, message, offset: pos[0] }));
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      errors.push({ code: "BAD_ALIAS", message: "", offset: alias.range?.[0] ?? 0 });
      return new Scalar(`*${alias.source}`);
    },
  });
  const dropped = droppedWords(source, document);
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const followsFrom = (offset: number) =>
    dropped.find((each) => lineOf(each.offset) <= lineOf(offset) && lineOf(offset) <= lineOf(each.offset) + 2);
  const seen = new Set<number>();
  const exhausted = errors.filter(({ code }) => code === "RESOURCE_EXHAUSTION"); // the others follow from it
  const slips = (exhausted.length > 0 ? exhausted : errors)
    .sort((one, other) => one.offset - other.offset)
    .map((error) => followsFrom(error.offset) ?? slipOf(source, error))
    .filter(({ offset }) => !seen.has(lineOf(offset)) && seen.add(lineOf(offset)));
  return { document, lines, slips, losses: dropped.filter((each) => !slips.includes(each)) };
}

function slipOf(
  source: string,
  { code, message, offset }: { code: string; message: string; offset: number },
): YamlSlip {
  const line = lineAt(source, offset);
  return { offset, text: line.trim(), message: plainMessage(code, message, line) };
}

/** Text after " #", which YAML takes for a comment, and first words that it takes for an anchor or a tag. */
function droppedWords(source: string, document: Document): YamlSlip[] {
  const used = new Set<string>();
  visit(document, { Alias: (_, { source: name }) => void used.add(name) });
  const found: YamlSlip[] = [];
  visit(document, (key, node) => {
    if (!(node instanceof Scalar) || key === "key") return;
    const [start = 0, end = 0] = node.range ?? [];
    const line = lineAt(source, start + 1);
    const write = (message: string) => found.push({ offset: start, text: line.trim(), message });
    const comment = node.type === "PLAIN" ? source.slice(end).match(/^[ \t]+#([^\n]*)/)?.[1] : undefined;
    const isText = typeof node.value === "string" && !isWord.test(line);
    if (comment && node.value !== null && (/^\S/.test(comment) || isText))
      write(`a # after a space begins a comment, so the rest of this text is lost; ${quotedFix(line)}.`);
    else if ((node.anchor && !used.has(node.anchor)) || (node.tag && document.warnings.length > 0))
      write(`a text cannot begin with ${node.anchor ? "&" : "!"}, so its first word is lost; ${quotedFix(line)}.`);
  });
  return found;
}

/** Settings with a one-word value, after which a comment is really a comment. */
const isWord = /^[\s-]*(?:id|level|language|course|lesson|url|type|kind|pair|moment|dataset|summary):\s+\S+\s+#\s/;

function lineAt(source: string, offset: number): string {
  const start = source.lastIndexOf("\n", Math.max(offset - 1, 0)) + 1;
  return source.slice(start).match(/^[^\n]*/)?.[0] ?? "";
}

function plainMessage(code: string, message: string, line: string): string {
  const { given } = settingIn(line);
  const isCurly = inCurlyQuotes(given) !== null;
  const quoted = `${isCurly ? "curly quotes do not hold it together; " : ""}${quotedFix(line)}`;
  if (code === "RESOURCE_EXHAUSTION")
    return "brackets stand within each other hundreds of times; take most of them out.";
  if (code === "MULTIPLE_DOCS")
    return "a line of hyphens ends the settings, so what follows it is not read; take that line out.";
  if (code === "TAB_AS_INDENT") return "a tab stands at the beginning of this line; use spaces.";
  if (code === "DUPLICATE_KEY") return "this setting is here twice; keep one of them.";
  if (code === "BAD_DQ_ESCAPE")
    return "a backslash in double quotes means something else; use single quotes, or two backslashes.";
  if (/Nested mappings|Block collections/.test(message) && /:\s.*:(\s|$)/.test(line))
    return `a colon within a text begins another setting; ${quoted}.`;
  if (code === "BAD_ALIAS" || code === "BAD_SCALAR_START") return `a text cannot begin with this sign; ${quoted}.`;
  if (/closing ["']/.test(message)) return "a quote is opened and never closed; close it after the last word.";
  if (/end with a [\]}]|flow-(map|seq)-end|,.*between|Missing ,/.test(message))
    return "brackets or braces do not match here, or a comma is missing.";
  if (/scalar at node end/.test(message) && /^["'*]/.test(given))
    return `words follow a text that had ended; ${quoted}.`;
  if (/start at the same column|Nested mappings|implicit/i.test(message))
    return "this line does not fit the lines around it; settings of one kind begin in the same column, each as name: value.";
  return `this is not a setting; each line says name: value, and texts with special signs stand in quotes.`;
}

function settingIn(line: string): { name: string; given: string } {
  const [, name = "", given = ""] = line.match(/^[\s-]*([\w-]+):\s+(\S.*?)\s*$/) ?? [];
  return { name, given };
}

/** How to write a line so that all of its text counts. */
function quotedFix(line: string): string {
  const { name, given } = settingIn(line);
  const isFlow = /^[[{]/.test(given) || /^\s*-?\s*[[{]/.test(line);
  return name && !isFlow ? `write ${name}: "${bare(given)}"` : "put the whole text in quotes";
}

const bare = (given: string) => (inCurlyQuotes(given) ?? given.replace(/^["']|["']$/g, "")).replaceAll('"', "'");
