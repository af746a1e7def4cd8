import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { directiveName } from "../lesson-component.ts";
import { lessonComponents } from "../lesson-components.ts";
import { nearest } from "../mistake.ts";
import { isNode, walk } from "./declared-names.ts";
import { isHtmlName } from "./html-names.ts";
import { type LessonContext, noteFatal } from "./lesson-context.ts";
import type { JsxElement } from "./literal.ts";

const notKept = "nothing that is typed here is kept; write <Reflection> or another exercise from the gallery";

const advice: Record<string, string> = {
  script: "pages run no scripts of their own; remove it, or make a component beside the lesson",
  style: "pages allow no styles of their own; remove it, or make a component beside the lesson",
  iframe: "pages show no other sites within them; write [words](address) to link to it",
  object: "pages embed no other files; write ![what it shows](file.png) or [words](file.pdf)",
  embed: "pages embed no other files; write ![what it shows](file.png) or [words](file.pdf)",
  base: "this tag changes the whole page; remove it",
  meta: "this tag changes the whole page; remove it",
  h1: "the page already has its title from the front matter; write <h2> for headings",
  form: notKept,
  input: notKept,
  select: notKept,
  textarea: notKept,
  link: "this tag changes the whole page; remove it, or write [words](address)",
};
const isHandler = /^on[a-z]/i;
const handlerAdvice =
  "plain tags do nothing when clicked or touched; remove it, or make a component beside the lesson.";

/** Reports tags and attributes in `.mdx` files that pages do not allow, including inside code. */
export function remarkElements(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node: Nodes) => {
      const isElement = node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
      if (isElement && /^(?:svg|math)$/.test(node.name ?? "")) return "skip";
      if (isElement) noteTwice(context, node);
      if (isElement && /^[a-z]/.test(node.name ?? "")) {
        noteElement(context, node, node.name ?? "");
        for (const attribute of node.attributes) {
          if (attribute.type !== "mdxJsxAttribute" || !isHandler.test(attribute.name)) continue;
          noteFatal(context, attribute.position ? attribute : node, handlerAdvice);
        }
      }
      const program = "data" in node && node.data && "estree" in node.data ? node.data.estree : null;
      if (program) inCode(context, node, program);
      if (!isElement) return;
      for (const attribute of node.attributes) {
        const value = attribute.type === "mdxJsxAttribute" ? attribute.value : attribute;
        if (value && typeof value === "object")
          inCode(context, attribute.position ? attribute : node, value.data?.estree);
      }
    });
  };
}

/** Reports an attribute that is given twice, of which only the last would count. */
function noteTwice(context: LessonContext, { attributes }: JsxElement) {
  const seen = new Set<string>();
  for (const attribute of attributes) {
    if (attribute.type !== "mdxJsxAttribute") continue;
    if (seen.has(attribute.name))
      noteFatal(
        context,
        attribute,
        `"${attribute.name}" is given twice, and only the last would count; keep one of them.`,
      );
    seen.add(attribute.name);
  }
}

type Placed = Parameters<typeof noteFatal>[1];

function noteElement(context: LessonContext, node: Placed, name: string) {
  const words = advice[name] ?? (isHtmlName(name) ? null : unknownTag(name));
  if (words) noteFatal(context, node, `${words}.`, `<${name}`);
}

/**
 * The message for `<callout>` and `<data-explorer>`: browsers treat them as unknown tags and show only their content.
 */
function unknownTag(name: string): string {
  const bare = name.replaceAll("-", "").toLowerCase();
  const same = lessonComponents.find((each) => each.name.toLowerCase() === bare)?.name;
  if (same) return `components begin with a capital letter; write <${same}>`;
  if (isHtmlName(name.toLowerCase())) return `tags of HTML are in small letters; write <${name.toLowerCase()}>`;
  const meant = nearest(
    name,
    lessonComponents.map((each) => directiveName(each.name)),
  );
  const component = lessonComponents.find((each) => directiveName(each.name) === meant)?.name;
  return `there is no tag "${name}"; ${component ? `write <${component}>` : "use one of HTML, or a component from the gallery"}`;
}

function inCode(context: LessonContext, node: Placed, program: unknown) {
  for (const each of walk(program)) {
    const type = String(each.type);
    if (type === "JSXOpeningElement") noteElement(context, node, nameIn(each));
    if (type === "JSXOpeningElement" && /^[a-z]/.test(nameIn(each))) {
      const attributes: unknown = Reflect.get(each, "attributes");
      if (Array.isArray(attributes) && attributes.some((attribute) => isHandler.test(nameIn(attribute))))
        noteFatal(context, node, handlerAdvice);
    }
    if (each.type === "ExportDefaultDeclaration")
      noteFatal(context, node, "this would be shown instead of the lesson; remove the word default.", "export default");
    const fickle = fickleIn(each);
    if (fickle)
      noteFatal(
        context,
        node,
        `${fickle} differs between the server and the reader's screen; write the value itself here, or remove it.`,
        fickle,
      );
  }
}

function nameIn(node: unknown): string {
  const name: unknown = isNode(node) ? Reflect.get(node, "name") : null;
  return isNode(name) ? String(Reflect.get(name, "name")) : "";
}

/** Code whose value cannot be known in advance: randomness and the time. */
function fickleIn(node: ReturnType<typeof walk> extends Generator<infer Each> ? Each : never): string | null {
  if (node.type === "NewExpression" || node.type === "CallExpression") {
    const { callee } = node;
    const isDate = callee.type === "Identifier" && callee.name === "Date";
    if (isDate && node.type === "CallExpression") return "Date()";
    if (isDate && node.arguments.length === 0) return "new Date()";
  }
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier" || node.property.type !== "Identifier")
    return null;
  const written = `${node.object.name}.${node.property.name}`;
  return ["Math.random", "Date.now", "performance.now", "crypto.randomUUID"].includes(written) ? `${written}()` : null;
}
