import type { Code, ListItem, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { type LessonContext, note, noteAt, sourceOf } from "./lesson-context.ts";

/** Finds code that was not meant as code, stars that show as stars, and list items that run on in the one before. */
export function remarkLeftoverMarks(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "code") codeSlip(context, node);
      if (node.type === "text") strayStars(context, node);
      if (node.type === "listItem") joinedItem(context, node);
    });
  };
}

/** A fence that is never closed makes code of all that follows; four spaces or a tab make code of a list or a text. */
function codeSlip(context: LessonContext, node: Code) {
  const written = sourceOf(context, node);
  const [fence] = written.match(/^(?:`{3,}|~{3,})/) ?? [];
  const [first = ""] = written.split("\n");
  if (!fence) {
    const message =
      "four spaces or a tab at the start of a line show it as code; remove them, or put ``` above and below.";
    note(context, node, message, first);
    return;
  }
  const last =
    written
      .slice(first.length)
      .split("\n")
      .at(-1)
      ?.replace(/^[ \t>]*/, "")
      .trimEnd() ?? "";
  const isClosed = last.length >= fence.length && last === fence.charAt(0).repeat(last.length);
  if (!isClosed)
    note(
      context,
      node,
      `this shows all that follows as code; put ${fence} on a line of its own where the code ends.`,
      first,
    );
}

/** `**bold ** text`: a space inside the stars, or stars without a partner. */
function strayStars(context: LessonContext, node: Text) {
  const found = sourceOf(context, node).match(/(?<![\\*])\*\*(?!\*)[^\n]*/);
  if (!found) return;
  const [whole] = found;
  const pair = whole.match(/^\*\*\s*([^*]*[^*\s])\s*\*\*/);
  const fix = pair ? `write **${pair[1]}**` : "put ** right before the first and right after the last word";
  const message = `these stars show as stars; ${fix}, or \\*\\* for the signs themselves.`;
  noteAt(context, (node.position?.start.offset ?? 0) + (found.index ?? 0), message, pair?.[0] ?? whole);
}

/** `-b` below `- a`. */
function joinedItem(context: LessonContext, item: ListItem) {
  const [paragraph] = item.children;
  if (paragraph?.type !== "paragraph") return;
  const start = paragraph.position?.start.offset ?? 0;
  for (const found of sourceOf(context, paragraph).matchAll(/\n[ \t>]*((?:[-+•]|\d{1,3}[.)])(?=\p{L}))([^\n]*)/gu)) {
    const [whole, sign = "", words = ""] = found;
    const at = start + found.index + whole.length - sign.length - words.length;
    const message = `this line runs on in the item above it; an item of a list is written ${sign === "•" ? "-" : sign} ${words}.`;
    return noteAt(context, at, message, `${sign}${words}`);
  }
}
