import { type Document, LineCounter, parseDocument, Scalar, visit } from "yaml";

/** A place in a piece of YAML that cannot be read as its author meant it. */
export type YamlSlip = { offset: number; text: string; message: string };

/** Reads YAML; every slip is in plain words, one to a line, since the others on it follow from the first. */
export function parseYaml(source: string): { document: Document; lines: LineCounter; slips: YamlSlip[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const errors = document.errors.map(({ code, message, pos }) => ({ code, message, offset: pos[0] }));
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      errors.push({ code: "BAD_ALIAS", message: "", offset: alias.range?.[0] ?? 0 });
      return new Scalar(`*${alias.source}`);
    },
  });
  const seen = new Set<number>();
  const slips = errors
    .sort((one, other) => one.offset - other.offset)
    .filter(({ offset }) => !seen.has(lines.linePos(offset).line) && seen.add(lines.linePos(offset).line))
    .map((error) => {
      const line = lineAt(source, error.offset);
      return { offset: error.offset, text: line.trim(), message: plainMessage(error.code, error.message, line) };
    });
  return { document, lines, slips };
}

function lineAt(source: string, offset: number): string {
  const start = source.lastIndexOf("\n", Math.max(offset - 1, 0)) + 1;
  return source.slice(start).match(/^[^\n]*/)?.[0] ?? "";
}

function plainMessage(code: string, message: string, line: string): string {
  const [, name = "", given = ""] = line.match(/^[\s-]*([\w-]+):\s+(\S.*?)\s*$/) ?? [];
  const isFlow = /^[[{]/.test(given) || /^\s*-?\s*[[{]/.test(line);
  const quoted = name && !isFlow ? `write ${name}: "${bare(given)}"` : "put the whole text in quotes";
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

const bare = (given: string) => given.replace(/^["']|["']$/g, "").replaceAll('"', "'");
