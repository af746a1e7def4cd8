import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { type LessonContext, noteAt, sourceOf } from "./lesson-context.ts";

/** Finds links and images that render as text because something in them ends them too early. */
export function remarkLeftoverLinks(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "tableCell") return;
      const written = openText(context, node);
      const start = node.position?.start.offset ?? 0;
      for (const { pattern, advice } of slips) {
        for (const found of written.matchAll(pattern)) {
          noteAt(context, start + found.index, advice(found), found[0].trim());
        }
      }
      return "skip";
    });
  };
}

/** The text outside code, tags, links and images, at the same length; autolinks stay. */
function openText(context: LessonContext, block: Nodes): string {
  const start = block.position?.start.offset ?? 0;
  let written = sourceOf(context, block);
  visit(block, (node) => {
    if (node === block || !isClosed(context, node)) return;
    const [from, to] = [(node.position?.start.offset ?? 0) - start, (node.position?.end.offset ?? 0) - start];
    written = written.slice(0, from) + "\u0000".repeat(Math.max(to - from, 0)) + written.slice(to);
    return "skip";
  });
  return written.replace(/\\[[\]()!]/g, "\u0000\u0000");
}

function isClosed(context: LessonContext, node: Nodes): boolean {
  if (node.type === "link") return /^[[<]/.test(sourceOf(context, node));
  const closed = ["inlineCode", "html", "image", "imageReference", "linkReference", "footnoteReference"];
  return closed.includes(node.type) || node.type.startsWith("mdx");
}

type Slip = { pattern: RegExp; advice: (found: RegExpMatchArray) => string };

const words = String.raw`\[[^[\]\n\0]+\]`;
/** An address rather than a remark in parentheses: it has a scheme, starts like a path, or ends like a file name. */
const target = String.raw`(?:https?:\/\/|mailto:|tel:|www\.|\.{0,2}\/\S|#[\w-]+\)|[^()\n\0]*\.(?:png|jpe?g|gif|webp|svg|avif|pdf|mdx?|csv|docx?|xlsx?|pptx?|html?)\b)`;
const rest = String.raw`[^()\n\0]*`;

const slips: Slip[] = [
  {
    pattern: new RegExp(String.raw`(!?)(${words})(\s{1,3})\((?=${target})(${rest})\)`, "g"),
    advice: ([, sign = "", label = "", , address = ""]) =>
      `a space between the brackets and the address makes both text; write ${sign}${label}(${address.trim()}).`,
  },
  {
    pattern: new RegExp(String.raw`(!?)(${words})\((?=${target})(${rest})\)`, "g"),
    advice: ([, sign = "", label = "", inside = ""]) => brokenAddress(`${sign}${label}`, inside),
  },
  {
    pattern: new RegExp(String.raw`(!)(\[[^[\]\n\0]*\])[ \t]*\((${rest})\)`, "g"),
    advice: ([, sign = "", label = "", inside = ""]) => brokenAddress(`${sign}${label}`, inside),
  },
  {
    pattern: new RegExp(String.raw`(!?)(${words})\((?=${target})([^()\n\0]+)$`, "gm"),
    advice: ([, sign = "", label = "", inside = ""]) =>
      `this is never closed, so it shows as text; write ${sign}${label}(${inside.trim().split(/\s/)[0]}).`,
  },
  {
    pattern: /\(([^()\n\0]+)\)\[((?:https?:\/\/|www\.|mailto:)[^\]\n\0]*)\]/g,
    advice: ([, label = "", address = ""]) => `the brackets are the other way around; write [${label}](${address}).`,
  },
  {
    pattern: new RegExp(String.raw`^(${words}):[ \t]+(?=${target})([^\n\0]*[^\s\0][ \t][^\n\0]*)$`, "gm"),
    advice: ([, label = "", address = ""]) => `a space ends an address; write ${label}: <${address.trim()}>.`,
  },
];

function brokenAddress(label: string, inside: string): string {
  const [, address = "", title = ""] = inside.trim().match(/^(.*?)\s+(["'“”„«‘(].*)$/) ?? [];
  if (address !== "" && !/\s/.test(address)) {
    const bare = title.replace(/^["'“”„«‘’(]+|["'“”„»‘’)]+$/g, "");
    return `the words after the address need straight quotes around them; write ${label}(${address} "${bare}").`;
  }
  if (inside.trim() === "") return `this has no address, so it shows as text; write it between the parentheses.`;
  return `a space ends an address, so this shows as text; write ${label}(<${inside.trim()}>).`;
}
