import type { Mistake } from "../mistake.ts";
import { isTooDeep, nestingMistake, tooDeepMessage } from "./nesting.ts";
import { parse } from "./plugins.ts";
import { diagnose } from "./syntax-diagnosis.ts";
import { type Failure, offsetIn } from "./syntax-failure.ts";

const attempts = 200;

/**
 * Finds every syntax error, not only the first: each is reported, blanked out at the same length, and the text is
 * parsed again. Returns the readable text, for the checks that follow.
 */
export function syntaxMistakes(
  file: string,
  format: "md" | "mdx",
  body: string,
): { mistakes: Mistake[]; readable: string; blanked: number[] } {
  const tooDeep = nestingMistake(file, body);
  if (tooDeep) return { mistakes: [tooDeep], readable: blank(body, 0, body.length), blanked: [] };
  const mistakes: Mistake[] = [];
  const seen = new Set<string>();
  const blanked: number[] = [];
  let readable = body;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const failure = failureOf(format, readable);
    if (!failure) return { mistakes, readable, blanked };
    if (failure === "too deep") {
      mistakes.push({ file, line: 1, column: 1, text: "", message: tooDeepMessage, isFatal: true });
      break;
    }
    const { start, end, message, blanks } = diagnose(readable, failure);
    const isNew = !seen.has(`${start} ${message}`);
    blanked.push(...blanks.map(([from]) => from));
    seen.add(`${start} ${message}`);
    if (isNew) mistakes.push({ file, ...placeAt(body, start), text: body.slice(start, end), message, isFatal: true });
    const mended = isNew ? blanks.reduce((text, [from, to]) => blank(text, from, to), readable) : readable;
    const next = mended === readable ? blankLine(readable, failure.offset) : mended;
    if (next === readable) break;
    readable = next;
  }
  return { mistakes, readable: blank(body, 0, body.length), blanked };
}

function failureOf(format: "md" | "mdx", text: string): Failure | "too deep" | null {
  try {
    parse(format, text);
    return null;
  } catch (error) {
    if (isTooDeep(error)) return "too deep";
    if (!(error instanceof Error) || !("reason" in error)) throw error;
    const place = "place" in error ? error.place : null;
    const reason = String(error.reason);
    const detail = error.cause instanceof Error ? `: ${error.cause.message}` : "";
    const rule = "ruleId" in error ? String(error.ruleId) : "";
    return { offset: offsetOf(place) ?? offsetIn(text, reason), rule, reason: reason + detail };
  }
}

function offsetOf(place: unknown): number | null {
  if (typeof place !== "object" || place === null) return null;
  if ("offset" in place && typeof place.offset === "number") return place.offset;
  return "start" in place ? offsetOf(place.start) : null;
}

function placeAt(text: string, offset: number) {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + text.slice(end);
}

function blankLine(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", Math.max(offset - 1, 0)) + 1;
  const end = text.indexOf("\n", start);
  return blank(text, start, end === -1 ? text.length : end);
}
