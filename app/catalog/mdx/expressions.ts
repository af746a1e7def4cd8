import type { Node as EstreeNode, Program } from "estree";
import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { lessonComponentsByName } from "../lesson-components.ts";
import { nearest } from "../mistake.ts";
import { collectDeclared, declaredNames, isNode, walk } from "./declared-names.ts";
import { type LessonContext, note, noteFatal } from "./lesson-context.ts";

/** Finds expressions in braces that compile but fail at run time or mean something unintended. */
export function remarkExpressions(context: LessonContext) {
  return (tree: Root) => {
    const own = declaredNames(tree);
    visit(tree, (node: Nodes, index, parent) => {
      if (node.type === "mdxjsEsm") checkNames(context, node, node.data?.estree, own);
      if (node.type === "mdxTextExpression" || node.type === "mdxFlowExpression") {
        const before = parent && "children" in parent && index ? parent.children[index - 1] : undefined;
        checkExpression(context, node, node.data?.estree, own, before);
      }
      if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
      const isElement = /^[a-z]/.test(node.name ?? "");
      for (const attribute of node.attributes) {
        if (attribute.type === "mdxJsxExpressionAttribute") checkNames(context, node, attribute.data?.estree, own);
        else if (isElement && attribute.name in elementAdvice) {
          noteFatal(context, attribute.position ? attribute : node, elementAdvice[attribute.name] ?? "");
        } else if (attribute.value && typeof attribute.value === "object") {
          checkNames(context, attribute.position ? attribute : node, attribute.value.data?.estree, own);
        }
      }
    });
  };
}

const elementAdvice: Record<string, string> = {
  style: "pages allow no inline styles; leave it out, or make a component beside the lesson.",
  class: 'in .mdx files, this is written className="…".',
};

function checkExpression(
  context: LessonContext,
  node: Nodes,
  program: Program | null | undefined,
  own: Set<string>,
  before?: Nodes,
) {
  const written = "value" in node ? String(node.value) : "";
  const statement = program?.body[0];
  const expression = statement?.type === "ExpressionStatement" ? statement.expression : null;
  const braces = `in running text, write \\{${written}\\} for braces.`;
  if (before?.type === "image" || before?.type === "link" || expression?.type === "AssignmentExpression") {
    return noteFatal(
      context,
      node,
      `settings in braces mean nothing here; remove them, or use a tag such as <img src="…" alt="…" />.`,
    );
  }
  if (before?.type === "text" && /[_^]$/.test(before.value)) {
    return note(
      context,
      node,
      `formulas are not read here: the braces start code; write it in words or between backticks.`,
    );
  }
  if (expression?.type === "Literal" && typeof expression.value === "number") {
    return note(context, node, `braces around a number disappear; ${braces}`);
  }
  checkNames(context, node, program, own, braces);
}

/** Names that code may use without declaring them. */
const known = new Set(
  (
    "props undefined NaN Infinity Math JSON Number String Boolean Array Object Date Intl Map Set RegExp Symbol BigInt Promise Error " +
    "parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent console globalThis " +
    "window document navigator location URL URLSearchParams fetch alert setTimeout clearTimeout requestAnimationFrame"
  ).split(" "),
);

/** Values of JavaScript that other languages and spreadsheets begin with a capital letter. */
const literals = new Set(["true", "false", "null"]);

function checkNames(
  context: LessonContext,
  node: Nodes | Parameters<typeof note>[1],
  program: Program | null | undefined,
  own: Set<string>,
  braces?: string,
) {
  if (!program) return;
  const declared = new Set([...own, ...known]);
  collectDeclared(program, declared);
  const reported = new Set<string>();
  for (const { name, isElement } of usedNames(program)) {
    const component = lessonComponentsByName.get(name);
    if (component?.promptKind && isElement) {
      noteFatal(
        context,
        node,
        `${name} must stand in the text itself, not inside code, so that answers are kept with their question.`,
        `<${name}`,
      );
    }
    if (declared.has(name) || reported.has(name) || (isElement && component)) continue;
    reported.add(name);
    const meant = literals.has(name.toLowerCase()) ? null : nearest(name, own);
    const advice = literals.has(name.toLowerCase())
      ? `write ${name.toLowerCase()}, in small letters.`
      : meant
        ? `did you mean ${meant}?`
        : isElement
          ? "import it, or use one from the gallery."
          : (braces ?? "import or declare it.");
    noteFatal(context, node, `"${name}" in braces is read as code, and nothing has that name; ${advice}`);
  }
}

function* usedNames(program: Program): Generator<{ name: string; isElement: boolean }> {
  const notNames = new Set<EstreeNode>();
  for (const node of walk(program)) {
    const isMember =
      node.type === "MemberExpression" || node.type === "PropertyDefinition" || node.type === "MethodDefinition";
    if (isMember && !node.computed) notNames.add(node.type === "MemberExpression" ? node.property : node.key);
    if (node.type === "Property" && !node.computed && !node.shorthand) notNames.add(node.key);
    if (node.type === "LabeledStatement") notNames.add(node.label);
    if (node.type === "ExportSpecifier") notNames.add(node.exported);
    if (node.type === "ImportSpecifier") notNames.add(node.imported);
    if (node.type === "Identifier" && !notNames.has(node)) yield { name: node.name, isElement: false };
    const element = elementName(node);
    if (element && /^[A-Z]/.test(element)) yield { name: element, isElement: true };
  }
}

/** `Chart` of `<Chart …>` and `Parts` of `<Parts.Row …>`, inside code. */
function elementName(node: unknown): string | null {
  if (!isNode(node) || String(node.type) !== "JSXOpeningElement") return null;
  let name: unknown = Reflect.get(node, "name");
  while (isNode(name) && String(name.type) === "JSXMemberExpression") name = Reflect.get(name, "object");
  return isNode(name) ? String(Reflect.get(name, "name")) : null;
}
