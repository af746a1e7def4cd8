import type { Nodes, Root } from "mdast";
import { type Mistake, shorten } from "../mistake.ts";
import { type LessonContext, noteFatal } from "./lesson-context.ts";

/** Deeper than any phone can show; the parser's time grows at least quadratically with each level. */
const maxContainers = 20;
const maxElements = 100;

const advice = "no page can show that; move the inner parts out, or start again at the beginning of a line.";

/** Finds what is nested too deeply before the parser runs; null if nothing is. */
export function nestingMistake(file: string, body: string): Mistake | null {
  return containerMistake(file, body) ?? emphasisMistake(file, body);
}

/** Emphasis that opens within itself again and again, in one paragraph. Each level costs the parser a pass over it. */
function emphasisMistake(file: string, body: string): Mistake | null {
  let depth = 0;
  let fence: string | null = null;
  for (const [index, line] of body.split("\n").entries()) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]?.[0] ?? null;
    if (mark) fence = fence === null ? mark : fence === mark ? null : fence;
    if (fence !== null || mark || line.trim() === "" || isRule(line)) depth = 0;
    else depth = depthAfter(line, depth);
    if (depth <= maxElements) continue;
    const message = `emphasis stands more than ${maxElements} deep within itself here; ${advice}`;
    return { file, line: index + 1, column: 1, text: shorten(line), message, isFatal: true };
  }
  return null;
}

/** The depth of emphasis at the end of a line, or the first one that is too deep. */
function depthAfter(line: string, before: number): number {
  let depth = before;
  for (const { 0: run, index } of line.matchAll(/\*+|_+|~+/g)) {
    const [left, right] = [line[index - 1] ?? " ", line[index + run.length] ?? " "];
    const opens = /\S/.test(right) && isEdge.test(left);
    const closes = /\S/.test(left) && isEdge.test(right);
    if (opens && !closes) depth += run.length;
    else if (closes && !opens) depth = Math.max(0, depth - run.length);
    if (depth > maxElements) return depth;
  }
  return depth;
}

const isEdge = /[\s\p{P}\p{S}]/u;

const isRule = (line: string): boolean => /^[ \t]*([-*_])([ \t]*\1){2,}[ \t]*$/.test(line);

/** Finds blockquotes, lists and directives nested too deeply. */
function containerMistake(file: string, body: string): Mistake | null {
  const open: number[] = [];
  for (const [index, line] of body.split("\n").entries()) {
    const { indent, markers, directive } = containersIn(line);
    if (markers === 0 && directive === 0) {
      if (line.trim() !== "" && indent === 0) open.length = 0;
      continue;
    }
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    const depth = Math.max(open.length + markers, directive);
    if (depth > maxContainers) {
      const message = `quotes, lists and containers stand more than ${maxContainers} deep within each other here; ${advice}`;
      return { file, line: index + 1, column: indent + 1, text: shorten(line), message, isFatal: true };
    }
    if (markers > 0) open.push(indent);
  }
  return null;
}

/** The containers that a line opens: `> - 1. words` opens three; `:::::callout` can hold two more. */
function containersIn(line: string): { indent: number; markers: number; directive: number } {
  const indent = line.match(/^[ \t]*/)?.[0].length ?? 0;
  const directive = Math.max((line.trimStart().match(/^:+/)?.[0].length ?? 0) - 3, 0);
  const opened = isRule(line) ? "" : (line.match(/^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/)?.[0] ?? "");
  return { indent, markers: opened.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0, directive };
}

/** Reports tags, links and emphasis nested too deeply for the later steps. */
export function remarkNesting(context: LessonContext) {
  return (tree: Root) => {
    let level: Nodes[] = [tree];
    for (let depth = 0; level.length > 0; depth += 1) {
      const [first] = level;
      if (depth > maxElements && first) {
        noteFatal(
          context,
          first,
          `tags and signs stand more than ${maxElements} deep within each other here; ${advice}`,
        );
        tree.children = [];
        return;
      }
      level = level.flatMap((node) => ("children" in node ? (node.children as Nodes[]) : []));
    }
  };
}

/** Whether an error is the parser's stack overflow. */
export const isTooDeep = (error: unknown) => error instanceof RangeError || /call stack/i.test(String(error));

/** The same error in an author's words; its position is unknown. */
export const tooDeepMessage = `something in this file stands within itself hundreds of times; ${advice}`;
