import type { Element, Nodes as HastNodes, Root as HastRoot } from "hast";
import type { Nodes as MdastNodes, Root as MdastRoot } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";

/** The version of what follows; a post keeps the one that it was rendered by. */
export const renderer = 2;

/** Quotes and lists within each other. More is an attack on the parser, not a text. */
const deepest = 8;
const mostMarks = 2_000;
const mostLines = 1_500;
/** Cells of all tables together, with those that rows leave out: the renderer makes them up to the width of the heading. */
const mostCells = 3_000;
/** Characters of HTML: a long address that many references repeat makes megabytes. */
const longestHtml = 400_000;

/** `text`: the words outside code, for mentions. */
export type Rendered = { html: string; text: string };

const schema = {
  ...defaultSchema,
  tagNames: [
    ...["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"],
    ...["h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: { a: ["href", "title"], ol: ["start"], th: ["align"], td: ["align"] },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script", "style"],
};

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(() => asTyped)
  .use(remarkRehype)
  .use(() => ours)
  .use(rehypeSanitize, schema)
  .use(() => finished)
  .use(rehypeStringify)
  .freeze();

/**
 * A member's Markdown as HTML that runs nothing and loads nothing from elsewhere: HTML is shown as typed, images become
 * links. The preview and the page use it alike. "too-much-markup" for quotes and lists more than eight deep, for more
 * marks than a text has (the parser's time grows with their square), and for what grows while it is rendered.
 */
export function renderMarkdown(source: string): Rendered | "too-much-markup" {
  if (isTooNested(source) || (source.match(/[*_~[\]<]/g)?.length ?? 0) > mostMarks) return "too-much-markup";
  if (source.split("\n").length > mostLines) return "too-much-markup";
  const mdast = pipeline.parse(source);
  if (cellsIn(mdast) > mostCells) return "too-much-markup";
  const text = textIn(mdast);
  const html = pipeline.stringify(pipeline.runSync(mdast));
  return html.length > longestHtml ? "too-much-markup" : { html, text };
}

function cellsIn(tree: MdastRoot): number {
  let cells = 0;
  visit(tree, "table", ({ align, children }) => {
    cells += children.length * (align?.length ?? 0);
  });
  return cells;
}

/** Before parsing, because the parser takes ever longer with each level. */
function isTooNested(source: string): boolean {
  return source.split("\n").some((line) => {
    if (/^ {0,3}([-*_])(?:\s*\1)+\s*$/.test(line)) return false; // a line across
    const marks = /^(?:[\s>]|[-*+](?=\s)|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? "";
    const depth = marks.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
    return depth > deepest || /^ {48}/.test(marks);
  });
}

/** HTML becomes the text that it was typed as, an image a link to it, footnotes and references stay plain. */
function asTyped(tree: MdastRoot): void {
  visit(tree, (node, at, parent) => {
    if (!parent || at === undefined) return;
    const replaced = plainNodeOf(node);
    if (!replaced) return;
    parent.children.splice(at, 1, replaced as never);
    return [SKIP, at + 1];
  });
}

function plainNodeOf(node: MdastNodes): MdastNodes | null {
  switch (node.type) {
    case "html":
      return { type: "text", value: node.value };
    case "image":
      return { type: "link", url: node.url, children: [{ type: "text", value: node.alt || node.url }] };
    case "imageReference":
      return { type: "text", value: node.alt ?? "" };
    case "footnoteReference":
      return { type: "text", value: `[^${node.label ?? node.identifier}]` };
    case "footnoteDefinition":
      return { type: "blockquote", children: node.children };
    default:
      return null;
  }
}

/** A page has one h1 and a post's author its own heading: a post's headings begin at h3. */
function ours(tree: HastRoot): void {
  visit(tree, "element", (node: Element) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level) node.tagName = `h${Math.min(Number(level) + 2, 6)}`;
    if (node.tagName === "input") asMark(node);
  });
}

/** The box of a task is a sign in its line: nobody can tick it, and what is done reads as done. */
function asMark(box: Element): void {
  box.tagName = "span";
  box.children = [{ type: "text", value: box.properties?.checked ? "☑" : "☐" }];
}

const blocks = new Set(["p", "li", "blockquote", "h3", "h4", "h5", "h6", "th", "td", "pre"]);

/** Each block follows the direction of its own words; links say nothing about where they were followed from. */
function finished(tree: HastRoot): void {
  visit(tree, "element", (node: Element) => {
    if (blocks.has(node.tagName)) node.properties = { ...node.properties, dir: "auto" };
    if (node.tagName === "a") {
      const href = node.properties?.href;
      if (typeof href !== "string" || href === "") node.tagName = "span";
      else node.properties = { ...node.properties, rel: ["nofollow", "noopener", "noreferrer", "ugc"] };
    }
    // A keyboard reaches everything that scrolls sideways.
    if (node.tagName === "pre" || node.tagName === "table") node.properties = { ...node.properties, tabIndex: 0 };
  });
}

/** The words of a text outside code, for mentions. */
function textIn(tree: MdastRoot): string {
  const words: string[] = [];
  visit(tree, (node: MdastNodes | HastNodes) => {
    if (node.type === "text") words.push(node.value);
    if (node.type === "break" || node.type === "paragraph") words.push("\n");
  });
  return words.join("");
}
