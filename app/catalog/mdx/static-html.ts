import type { Expression } from "estree";
import type { ElementContent, Root, RootContent } from "hast";
import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from "mdast-util-mdx-jsx";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { lessonComponentsByName } from "../lesson-components.ts";
import { declaredNames } from "./declared-names.ts";
import type { LessonContext } from "./lesson-context.ts";
import { evaluate, literalOf, literalProps } from "./literal.ts";

type Jsx = MdxJsxFlowElementHast | MdxJsxTextElementHast;
type Content = RootContent | ElementContent;
type Surroundings = { context: LessonContext; own: Set<string> };

/**
 * Replaces each run of nodes without components or code by `<$StaticHtml at="n" />`, and stores their HTML as number n
 * in `context.staticHtml`. The module keeps only components and code, so React does not process the prose.
 */
export function rehypeStaticHtml(context: LessonContext) {
  return (tree: Root) => {
    const around = { context, own: declaredNames(tree) };
    const isKept = (node: Content) => node.type === "mdxjsEsm" || node.type === "doctype";
    const shown = tree.children.filter((node) => !isKept(node) && !isBlank(node));
    const components = withStaticRuns(around, shown).filter((node) => !isBlank(node));
    tree.children = [...tree.children.filter(isKept), ...components] as RootContent[];
  };
}

const isBlank = (node: Content) => node.type === "text" && node.value.trim() === "";
/** HTML in `.md` files, which is not passed on. */
const isRaw = (node: Content) => String(node.type) === "raw";
const isJsx = (node: Content): node is Jsx => node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
const isExpression = (node: Content) => node.type === "mdxFlowExpression" || node.type === "mdxTextExpression";

/** A sequence of siblings in which each static run becomes one `$StaticHtml`. */
function withStaticRuns(around: Surroundings, nodes: Content[]): Content[] {
  const result: Content[] = [];
  let run: Content[] = [];
  const endRun = () => {
    result.push(...(run.some(holdsWords) ? asHtml(around.context, run) : run));
    run = [];
  };
  for (const node of nodes) {
    if (isStatic(node)) run.push(node);
    else {
      endRun();
      result.push(withStaticInside(around, node));
    }
  }
  endRun();
  return result;
}

/** White space and punctuation between two components do not justify an element of their own. */
const holdsWords = (node: Content) =>
  node.type !== "comment" && (node.type !== "text" || /[\p{L}\p{N}]/u.test(node.value));

function isStatic(node: Content): boolean {
  if (node.type === "text" || node.type === "comment" || isRaw(node)) return true;
  if (isExpression(node)) {
    const program = node.data?.estree;
    return program?.body.length === 0 || isWritten(literalOf(program));
  }
  if (node.type === "element") return node.children.every(isStatic);
  if (!isJsx(node) || !isHtml(node.name)) return false;
  return literalProps(node).computed.length === 0 && node.children.every(isStatic);
}

/** `{"words"}` and `{5}` render as text, `{true}` and `{null}` as nothing; lists and objects are left to React. */
const isWritten = (literal: ReturnType<typeof literalOf>) =>
  literal.isLiteral && (typeof literal.value !== "object" || literal.value === null);

const isHtml = (name: string | null) => name === null || /^[a-z][^.]*$/.test(name);

/** Looks for static runs inside a node that is not static as a whole. */
function withStaticInside(around: Surroundings, node: Content): Content {
  if (node.type !== "element" && !isJsx(node)) return node;
  const name = node.type === "element" ? node.tagName : node.name;
  const isOurs = name !== null && lessonComponentsByName.has(name) && !around.own.has(name);
  // An author's own component may count its children or read their text, and a table may contain only rows.
  const children =
    isOurs || name === null || phrasing.has(name) || flow.has(name)
      ? withStaticRuns(around, node.children)
      : node.children.map((child) => withStaticInside(around, child));
  return Object.assign(node, { children });
}

/** Elements that sentences are made of. */
const phrasing = new Set(
  "a abbr b bdi bdo br button cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);
/** Elements that hold sentences, or blocks of any kind. */
const flow = new Set(
  "h1 h2 h3 h4 h5 h6 p pre article aside blockquote dd div figcaption footer header li main nav section td th".split(
    " ",
  ),
);

/** The placeholder for a run of static nodes; the nodes themselves if React refuses to render them. */
function asHtml({ staticHtml }: LessonContext, run: Content[]): Content[] {
  const html = htmlOf(run);
  if (html === null) return run;
  const known = staticHtml.indexOf(html);
  const at = known < 0 ? staticHtml.push(html) - 1 : known;
  const attributes = { at: String(at), as: run.every(isPhrasing) ? "span" : "div" };
  return [
    {
      type: "mdxJsxFlowElement",
      name: "$StaticHtml",
      attributes: Object.entries(attributes).map(([name, value]) => ({ type: "mdxJsxAttribute", name, value })),
      children: [],
    },
  ];
}

function htmlOf(run: Content[]): string | null {
  try {
    return renderToStaticMarkup(
      toJsxRuntime({ type: "root", children: run.filter(isShown) }, { Fragment, jsx, jsxs, createEvaluater }),
    );
  } catch {
    return null; // rendering the lesson tells its author why
  }
}

const isShown = (node: Content) =>
  !isRaw(node) && node.type !== "comment" && !(isExpression(node) && node.data?.estree?.body.length === 0);

const isPhrasing = (node: Content) => {
  if (node.type === "element") return phrasing.has(node.tagName);
  return (
    node.type === "text" ||
    node.type === "mdxTextExpression" ||
    (isJsx(node) && node.name !== null && phrasing.has(node.name))
  );
};

/** Static nodes contain only literal values. */
const createEvaluater = () => ({
  evaluateExpression: (expression: Expression) => {
    const literal = evaluate(expression);
    return literal.isLiteral ? literal.value : undefined;
  },
  evaluateProgram: () => undefined,
});
