import { namesCurlyQuote } from "./curly-quotes.ts";
import { textBefore } from "./nearby.ts";
import { tooDeepMessage } from "./nesting.ts";
import type { Diagnosis, Failure } from "./syntax-failure.ts";

/** Mistakes in braces, and in import and export lines. */
export function diagnoseBraces(text: string, { offset, rule, reason }: Failure): Diagnosis {
  if (/stack/.test(reason)) return wholeLine(text, offset, tooDeepMessage);
  if (rule === "non-esm") return afterImport(text, offset);
  if (/import\/exports/.test(reason)) return brokenImport(text, offset, reason);
  const start = openBrace(text, offset);
  if (start === -1)
    return wholeLine(text, offset, "the braces here start code that is not complete; write \\{ and \\} for braces.");
  const rest = text.slice(start);
  const attribute = textBefore(text, start).match(/([\w-]+)\s*=\s*$/);
  if (attribute && /<[A-Za-z][^<]*$/.test(text.slice(0, start)))
    return brokenValue(text, start, attribute, offset, reason);

  const anchor = rest.match(/^\{#[^}\n]*\}/)?.[0];
  if (anchor) return stretch(start, anchor, "headings have their address by themselves; remove this.");
  const template = rest.match(/^\{[%{][^\n]*?[%}]\}/)?.[0];
  if (template)
    return stretch(start, template, "template tags mean nothing here; remove this, or put it between backticks.");
  const settings = rest.match(/^\{[:.][^}\n]*\}/)?.[0];
  if (settings) return stretch(start, settings, "settings in braces mean nothing here; remove this.");
  const end = rule === "acorn" ? closeBrace(text, start) : null;
  if (end === null) {
    const shown = rest.match(/^\{[^\n]{0,30}/)?.[0] ?? "{";
    const message = 'a "{" starts code here, and no "}" ends it; write \\{ for a brace in text.';
    return { start, end: start + shown.length, message, blanks: [[start, start + 1]] };
  }
  const message = `braces start code here, and this is not complete JavaScript${detailOf(reason)}; write \\{ and \\} for braces in text.`;
  return { start, end, message, blanks: [[start, end]] };
}

function brokenValue(
  text: string,
  start: number,
  attribute: RegExpMatchArray,
  offset: number,
  reason: string,
): Diagnosis {
  const name = attribute[1] ?? "";
  const end = closeBrace(text, start);
  const stumbled = Math.max(offset, start);
  const tagEnd = text.slice(stumbled).search(/\/>|\n\s*\n/);
  const until = Math.min(end ?? text.length, tagEnd === -1 ? text.length : stumbled + tagEnd);
  const line = lineAround(text, Math.min(offset, until));
  const at = Math.max(line.start + (line.text.length - line.text.trimStart().length), start);
  const message = `in the value of "${name}", ${whyBroken(text.slice(start, until), end !== null, reason)}.`;
  const blanks: Diagnosis["blanks"] = [[start - attribute[0].length, until]];
  return { start: at, end: Math.max(line.end, at), message, blanks };
}

function whyBroken(value: string, isClosed: boolean, reason: string): string {
  if (namesCurlyQuote(reason)) return `curly quotes hold no text; write straight ones, as in id: "a"`;
  const braced = value.match(/([\w-]+)\s*:\s*\{\s*(true|false|-?[\d.]+|"[^"\n]*"|'[^'\n]*')\s*\}/);
  if (braced) return `the parts have no braces of their own; write ${braced[1]}: ${braced[2]}`;
  const assigned = value.match(/[{,]\s*([\w-]+)\s*=\s*(?:\{\s*([^{}]*?)\s*\}|("[^"\n]*"|'[^'\n]*'))/);
  if (assigned) return `the parts are written with a colon; write ${assigned[1]}: ${assigned[2] ?? assigned[3]}`;
  const why = isClosed ? `it is not complete JavaScript${detailOf(reason)}` : 'the "{" is never closed';
  return `${why}; check its commas, quotes and brackets`;
}

function brokenImport(text: string, offset: number, reason: string): Diagnosis {
  const started = text.slice(0, offset + 1).search(/^(?:import|export)\b(?![\s\S]*\n(?:import|export)\b)/m);
  const line = lineAround(text, started === -1 ? offset : started + 1);
  const block: [number, number] = [line.start, blockAround(text, line.start)[1]];
  const advice = line.text.startsWith("import") ? '; write it as in import rows from "./rows.csv"' : "";
  const message = `this line is not complete${detailOf(reason)}${advice}.`;
  return { start: line.start, end: line.end, message, blanks: [block] };
}

function afterImport(text: string, offset: number): Diagnosis {
  const line = lineAround(text, offset);
  const [, end] = blockAround(text, offset);
  return {
    start: line.start,
    end: line.end,
    message: "leave an empty line between imports and text.",
    blanks: [[line.start, end]],
  };
}

const detailOf = (reason: string) => {
  if (namesCurlyQuote(reason)) return ": its quotes are curly; use straight ones, \" or '";
  const detail = reason.match(/acorn: (.*)$/)?.[1]?.replace(/\s*\(\d+:\d+\)/, "");
  return detail && !/Unexpected token/.test(detail) ? ` (${detail.toLowerCase()})` : "";
};

function stretch(start: number, written: string, message: string): Diagnosis {
  return { start, end: start + written.length, message, blanks: [[start, start + written.length]] };
}

function wholeLine(text: string, offset: number, message: string): Diagnosis {
  const line = lineAround(text, offset);
  return { start: line.start, end: line.end, message, blanks: [[line.start, line.end]] };
}

/** The innermost brace that is still open at an offset. */
function openBrace(text: string, offset: number): number {
  let depth = 0;
  for (let at = Math.min(offset, text.length - 1); at >= 0; at -= 1) {
    if (text[at] === "}" && at < offset) depth += 1;
    else if (text[at] === "{") {
      if (depth === 0) return outermost(text, at);
      depth -= 1;
    }
  }
  return -1;
}

/** In `options={[{ id` the mistake is about the value's own brace, not the inner one. */
function outermost(text: string, at: number): number {
  const line = text.lastIndexOf("\n\n", at);
  const before = text.slice(line + 1, at);
  const value = before.lastIndexOf("={");
  return value !== -1 && closeBrace(text.slice(0, at), line + 1 + value + 1) === null ? line + 1 + value + 1 : at;
}

/** The offset just past the brace that closes the one at `start`, skipping strings; null if there is none. */
function closeBrace(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (/["'`]/.test(sign)) {
      const line = sign === "`" ? text.length : text.indexOf("\n", at);
      const end = text.indexOf(sign, at + 1);
      if (end !== -1 && (line === -1 || end < line)) at = end;
    } else if (sign === "{") depth += 1;
    else if (sign === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function lineAround(text: string, offset: number) {
  const start = text.lastIndexOf("\n", Math.max(offset - 1, 0)) + 1;
  const end = text.indexOf("\n", start);
  const until = end === -1 ? text.length : end;
  return { start, end: until, text: text.slice(start, until) };
}

/** The lines around an offset, up to the nearest empty lines. */
function blockAround(text: string, offset: number): [number, number] {
  const before = text.lastIndexOf("\n\n", offset);
  const after = text.indexOf("\n\n", offset);
  return [before === -1 ? 0 : before + 2, after === -1 ? text.length : after];
}
