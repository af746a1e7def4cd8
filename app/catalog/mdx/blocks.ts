import type { Paragraph, Root, RootContent } from "mdast";
import { headingId } from "./headings.ts";
import { type LessonContext, setProperties } from "./lesson-context.ts";
import { literalProps } from "./literal.ts";

/**
 * Names every block of the text with `data-block`, so that a reader can return to it. A block is named by its prompt,
 * or by the heading above it and its number below that heading, so that edits in one section do not affect another.
 */
export function remarkBlocks(context: LessonContext) {
  return (tree: Root) => {
    let section = "start";
    let count = 0;
    tree.children = tree.children.map((node) => {
      if (!isBlock(node)) return node;
      const heading = node.type === "heading" ? headingId(node) : null;
      if (heading) [section, count] = [heading, 0];
      const own = heading ?? promptId(context, node);
      if (own === null) count += 1;
      return named(node, own ?? `${section}.${count}`);
    });
  };
}

const isBlock = (node: RootContent) =>
  !["mdxjsEsm", "definition", "footnoteDefinition", "html", "mdxFlowExpression", "yaml"].includes(node.type);

function promptId(context: LessonContext, node: RootContent): string | null {
  if (node.type !== "mdxJsxFlowElement") return null;
  const { id } = literalProps(node).props;
  return context.facts.prompts.some((prompt) => prompt.id === id) ? String(id) : null;
}

function named(node: RootContent, name: string): RootContent {
  if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") {
    if (/^[a-z]/.test(node.name ?? "")) {
      node.attributes.push({ type: "mdxJsxAttribute", name: "data-block", value: name });
      return node;
    }
    // A paragraph only in name: it becomes the element that `data` says.
    const box = { type: "paragraph", children: [node], data: { hName: "div", hProperties: { "data-block": name } } };
    return { ...box, position: node.position } as unknown as Paragraph;
  }
  setProperties(node, { "data-block": name });
  return node;
}
