import type { Html, Root } from "mdast";
import { visit } from "unist-util-visit";
import { isHtmlName } from "./html-names.ts";
import { type LessonContext, note } from "./lesson-context.ts";

/** Removes HTML tags from `.md` files with a report; comments may stay, since they are never shown. */
export function remarkRawHtml(context: LessonContext) {
  return (tree: Root) => {
    const opened = new Set<string>();
    visit(tree, "html", (node) => {
      const tag = node.value.replace(/<!--[\s\S]*?-->/g, "").trim();
      const closes = tag.match(/^<\/([\w-]+)\s*>$/)?.[1];
      if (closes !== undefined && opened.delete(closes)) return; // reported at its opening tag
      opened.add(tag.match(/^<([\w-]+)/)?.[1] ?? "");
      if (tag !== "") note(context, node, messageFor(context, node, tag), tag);
    });
  };
}

function messageFor(context: LessonContext, node: Html, tag: string): string {
  if (tag.startsWith("<!--"))
    return "this comment is never closed, so all below it is not shown; write --> where it ends.";
  const before = context.source[(node.position?.start.offset ?? 0) - 1] ?? "";
  const [, after = "", rest = ""] = tag.match(/^<([A-Za-z][\w-]*)([^>]*)>/) ?? [];
  const isTag = isHtmlName(after.toLowerCase()) && (rest.trim() === "" || /[=/]/.test(rest));
  if (/[\p{L}\p{N})]/u.test(before) && after !== "" && !isTag && !context.source.includes(`</${after}`))
    return `a "<" before a letter starts a tag here, and what follows up to ">" is not shown; write "< ${after}" with a space.`;
  const words = tag.replace(/<[^>]*>/g, " ").trim();
  if (words === "") return `HTML is not kept in .md files; ${adviceFor(tag)}.`;
  const isComment = node.value.trimStart().startsWith("<!--");
  if (isComment && !tag.startsWith("<"))
    return "what follows a comment in its line is not shown; put the comment on a line of its own, with an empty line after it.";
  return `HTML is not kept in .md files, and the words within these tags are not shown; ${adviceFor(tag)}.`;
}

function adviceFor(tag: string): string {
  const name = tag.match(/^<\/?\s*([a-z0-9]+)/i)?.[1]?.toLowerCase() ?? "";
  if (name === "br") return "end the line with a backslash to break it";
  if (name === "img") return "write ![what it shows](file.png)";
  if (name === "a") return "write [words](address)";
  if (name === "b" || name === "strong") return "write **words**";
  if (name === "i" || name === "em") return "write *words*";
  if (name === "sub" || name === "sup" || name === "u") return "leave the tag out";
  return "write it in Markdown, use a directive from the gallery, or name the file .mdx";
}
