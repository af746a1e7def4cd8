import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { type LessonContext, note } from "./lesson-context.ts";

/** HTML tags in `.md` files are not passed on; comments may stay, since nobody is meant to see them. */
export function remarkRawHtml(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, "html", (node) => {
      const tag = node.value.replace(/<!--[\s\S]*?-->/g, "").trim();
      if (tag !== "") note(context, node, `HTML is not kept in .md files; ${adviceFor(tag)}.`, tag);
    });
  };
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
