import type { Heading, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { slugify } from "../file-order.ts";
import { type LessonContext, note, propertiesOf, setProperties } from "./lesson-context.ts";

/** Gives every heading an id and lists the upper two levels; the only `h1` belongs to the page. */
export function remarkHeadings(context: LessonContext) {
  return (tree: Root) => {
    const taken = new Set([...context.facts.prompts.map((prompt) => prompt.id), ...pageIds]);
    let depth = 1;
    visit(tree, "heading", (heading) => {
      const title = textOf(heading).trim();
      expectOrder(context, heading, depth, title);
      depth = heading.depth;
      if (heading.depth === 1) heading.depth = 2; // the only h1 belongs to the page
      const id = freeId(slugify(title) || "section", taken);
      setProperties(heading, { id });
      context.facts.anchors.push(id);
      if (heading.depth === 2 || heading.depth === 3) context.facts.outline.push({ id, depth: heading.depth, title });
    });
    context.facts.anchors.push(...context.facts.prompts.map((prompt) => prompt.id), ...pageIds);
  };
}

/** Ids that the lesson page around the text uses. */
const pageIds = ["end", "main", "sources"];

/** The id that a heading was given; null before `remarkHeadings` has seen it. */
export function headingId(heading: Heading): string | null {
  const { id } = propertiesOf(heading);
  return typeof id === "string" ? id : null;
}

function expectOrder(context: LessonContext, heading: Heading, before: number, title: string) {
  const marks = (depth: number) => "#".repeat(depth);
  if (title === "") note(context, heading, "this heading has no words; write them or remove it.");
  else if (/\{#[^}]*\}$/.test(title)) note(context, heading, "headings have their address by themselves; remove {#…}.");
  else if (heading.depth === 1)
    note(context, heading, `the page already has its title from the front matter; write ${marks(2)} for headings.`);
  else if (heading.depth > before + 1) {
    note(
      context,
      heading,
      `this heading skips a level; write ${marks(before + 1)} here, since the one before is ${before === 1 ? "the title" : marks(before)}.`,
    );
  }
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}
