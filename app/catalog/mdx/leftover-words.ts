import type { Delete, Heading, ListItem, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { type LessonContext, note, noteAt, sourceOf } from "./lesson-context.ts";

/** Finds what other programs understand and this one shows as signs, and Markdown that does what nobody meant. */
export function remarkLeftoverWords(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "heading") underlinedHeading(context, node);
      if (node.type === "listItem") tickBox(context, node);
      if (node.type === "delete") struckOut(context, node);
      if (node.type === "text") signs(context, node);
    });
  };
}

/** A line of `---` right below words makes a heading of them. */
function underlinedHeading(context: LessonContext, heading: Heading) {
  const written = sourceOf(context, heading);
  const isTable = written.includes("|"); // tables.ts says what its rule lacks
  const isFrontMatter = (heading.position?.start.line ?? 0) <= 2;
  if (heading.depth !== 2 || isTable || isFrontMatter || !/\n[ \t>]*-+\s*$/.test(written)) return;
  const message =
    "the line of - right below makes this a heading; leave an empty line between them, or write ## for a heading.";
  note(context, heading, message, written.split("\n")[0] ?? "");
}

function tickBox(context: LessonContext, item: ListItem) {
  if (typeof item.checked !== "boolean") return;
  const [line = ""] = sourceOf(context, item).split("\n");
  note(context, item, "readers cannot tick this box; write the item without [ ].", line);
}

/** `~5 to 10~` and `H~2~O` are struck out. */
function struckOut(context: LessonContext, node: Delete) {
  const written = sourceOf(context, node);
  if (written.startsWith("~~")) return;
  note(context, node, "this shows as struck out; write \\~ for the sign itself, or ~~ where it is meant.", written);
}

const entities = "nbsp|shy|amp|lt|gt|quot|ndash|mdash|hellip|lsquo|rsquo|ldquo|rdquo|copy|deg|times|frac12";

/** What shows as signs, each with its fix. */
const shown: [pattern: RegExp, fix: (found: RegExpMatchArray) => string][] = [
  [/(?<![=\\])==(?=[^\s=])([^=\n]*[^\s=])==(?!=)/gu, ([, words]) => `these signs show as signs; write **${words}**.`],
  [
    /(?<![\p{L}\p{N}\\_])_(?=\p{L})([^_\n]*[^\s_])[ \t]+_(?=[\p{L}\p{P}\s]|$)/gu,
    ([, words]) => `these lines show as lines; write _${words}_, with no space inside.`,
  ],
  [
    /(?<=[\p{L}\p{N})])\^\w{1,4}\^/gu,
    () => "these signs show as signs; write the small figure itself, such as ² or ³.",
  ],
  [
    /(?<![\p{L}\p{N}:/\\]):[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*:(?![\p{L}\p{N}:/])/gu,
    () => "this shows as it is written; put the picture character itself, or words.",
  ],
  [
    new RegExp(`&(?:${entities})(?![;\\w])`, "gu"),
    ([sign]) => `this shows as it is written; it needs a semicolon: ${sign};`,
  ],
  [
    /\b(?:TODO|FIXME|TBD|XXX)\b|\b[Ll]orem ipsum\b/gu,
    () => "readers would see this note to yourself; finish what it says, or take it out.",
  ],
];

function signs(context: LessonContext, node: Text) {
  const start = node.position?.start.offset ?? 0;
  const written = sourceOf(context, node);
  for (const [pattern, fix] of shown) {
    for (const found of written.matchAll(pattern)) noteAt(context, start + found.index, fix(found), found[0]);
  }
}
