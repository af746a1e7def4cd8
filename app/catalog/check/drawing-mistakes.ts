import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { lessonComponentsByName } from "../lesson-components.ts";
import { literalProps } from "../mdx/literal.ts";
import type { Mistake } from "../mistake.ts";

type Page = { file: string; tree: Root };

/** The source position of a rendered component, matched by its name and its literal properties. */
export function placeOfDrawn({ file, tree }: Page, name: string, given: Record<string, unknown>) {
  const found: Nodes[] = [];
  visit(tree, (node) => {
    if ((node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") || node.name !== name) return;
    const { props } = literalProps(node);
    const isSame = Object.entries(props).every(([key, value]) => JSON.stringify(given[key]) === JSON.stringify(value));
    if (isSame) found.push(node);
  });
  return { ...placeOf(file, found[0]), text: typeof given.id === "string" ? `<${name} id="${given.id}"` : `<${name}` };
}

/** Why a page could not be rendered; located only if a single element can be the cause. */
export function undrawable({ file, tree }: Page, error: unknown): Mistake {
  const suspects: Nodes[] = [];
  visit(tree, (node) => {
    const isOwn =
      (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") &&
      /^[A-Z]/.test(node.name ?? "") &&
      !lessonComponentsByName.has(node.name ?? "");
    const isCode = node.type === "mdxFlowExpression" || node.type === "mdxTextExpression";
    if (isOwn || (isCode && !/^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))) suspects.push(node);
  });
  const [only] = suspects.length === 1 ? suspects : [];
  const text = !only ? "" : "name" in only ? `<${only.name}` : "value" in only ? `{${only.value}}` : "";
  const where = only
    ? "look at this, and at the file it comes from"
    : "look at its code in braces and at the components beside it";
  return { ...placeOf(file, only), text, message: `the page cannot be drawn (${plainReason(error)}); ${where}.` };
}

function placeOf(file: string, node: Nodes | undefined) {
  const { line = 1, column = 1 } = node?.position?.start ?? {};
  return { file, line, column };
}

/** JavaScript's error message, reworded for people who do not write code. */
function plainReason(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const read = reason.match(/^Cannot read properties of (?:undefined|null) \(reading '(.*)'\)/)?.[1];
  if (read) return `there is nothing to take "${read}" from`;
  const called = reason.match(/^(\S+) is not a function/)?.[1];
  if (called) return `"${called}" is nothing that can be done`;
  const unnamed = reason.match(/^(\S+) is not defined/)?.[1];
  if (unnamed) return `nothing has the name "${unnamed}"`;
  if (/^Element type is invalid/.test(reason))
    return "a component is not there; compare its import with its file's export";
  if (/^Objects are not valid as a React child/.test(reason)) return "something with parts stands where words belong";
  return reason.replace(/[.]$/, "");
}
