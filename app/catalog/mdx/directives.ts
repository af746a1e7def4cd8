import { valueToEstree } from "estree-util-value-to-estree";
import type { Code, Nodes, Paragraph, Root } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import type { MdxJsxAttribute } from "mdast-util-mdx-jsx";
import { toString as textOf } from "mdast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { type LessonComponent, propsFromAttributes } from "../lesson-component.ts";
import { lessonComponentsByName } from "../lesson-components.ts";
import { parseYaml, type YamlSlip } from "../yaml-text.ts";
import { curlyAdvice, curlySettings } from "./curly-quotes.ts";
import { componentName, unknownDirective } from "./directive-names.ts";
import { type LessonContext, note, noteAt, placeOf, sourceOf } from "./lesson-context.ts";
import type { JsxElement } from "./literal.ts";

type Directive = ContainerDirective | LeafDirective | TextDirective;

/** Turns the directives of `.md` files into lesson components, and other colons back into text. */
export function remarkDirectives(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node, index, parent) => {
      if (!isDirective(node) || !parent || index === undefined) return;
      const component = lessonComponentsByName.get(componentName(node.name));
      const replacement = component ? [elementFor(context, node, component)] : textAgain(context, node);
      parent.children.splice(index, 1, ...(replacement as typeof parent.children));
      return [SKIP, component ? index : index + replacement.length];
    });
  };
}

const isDirective = (node: Nodes): node is Directive =>
  node.type === "containerDirective" || node.type === "leafDirective" || node.type === "textDirective";

function elementFor(context: LessonContext, node: Directive, component: LessonComponent): JsxElement {
  if (node.type === "textDirective" && !component.isInline) {
    note(
      context,
      node,
      `${node.name} is a block of its own; write it on its own line as ::${node.name}{…} or :::${node.name}{…}.`,
    );
  }
  if (node.type === "containerDirective") expectClosing(context, node);
  const isCurly = noteCurly(context, node);
  const children: Nodes[] = [...node.children];
  const label = takeLabel(children);
  const yaml = takeYaml(context, children);
  const given: Record<string, unknown>[] = [
    propsFromAttributes(component, stringsOnly(node.attributes)),
    label === null ? {} : { title: label },
    yaml ?? {},
  ];
  noteTwice(context, node, given);
  const props: Record<string, unknown> = Object.assign({}, ...given);
  return {
    type: node.type === "textDirective" ? "mdxJsxTextElement" : "mdxJsxFlowElement",
    name: component.name,
    attributes: Object.entries(props).map(([name, value]) => attributeFor(name, value)),
    children,
    data: { isUnreadable: yaml === null || isCurly },
    position: node.position,
  } as JsxElement;
}

/** The source offset of a directive's opening brace; null if it has none. */
function settingsStart(context: LessonContext, node: Directive): number | null {
  const found = sourceOf(context, node).match(/^:+[\w-]+(?:\[[^\]\n]*\])?\{/)?.[0];
  return found ? (node.position?.start.offset ?? 0) + found.length : null;
}

function noteCurly(context: LessonContext, node: Directive): boolean {
  const start = settingsStart(context, node);
  const settings = start === null ? [] : curlySettings(context.source, start);
  const [first, last] = [settings[0], settings.at(-1)];
  if (!first || !last) return false;
  noteAt(context, first.start, curlyAdvice(settings), context.source.slice(first.start, last.end), true);
  return true;
}

/** Reports a setting that is given twice, of which only the last would count. */
function noteTwice(context: LessonContext, node: Directive, given: Record<string, unknown>[]) {
  const start = settingsStart(context, node) ?? 0;
  const braces = context.source.slice(start).match(/^(?:"[^"]*"|'[^']*'|[^"'}])*/)?.[0] ?? "";
  const written =
    start === 0
      ? []
      : [...braces.matchAll(/([\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)/g)].map(([, name = ""]) => name);
  const names = [...written, ...given.slice(1).flatMap(Object.keys)];
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice)
    note(
      context,
      node,
      `"${twice}" is given twice, and only the last would count; keep one of them.`,
      sourceOf(context, node).match(/^:+[\w-]+/)?.[0],
    );
}

/** Makes the label of `:::callout[Small groups]` the title. */
function takeLabel(children: Nodes[]): string | null {
  const first = children[0];
  if (first?.type !== "paragraph" || !(first.data as { directiveLabel?: boolean } | undefined)?.directiveLabel)
    return null;
  children.shift();
  return textOf(first);
}

/** Reads lists and objects from a leading yaml block; null if it cannot be parsed. */
function takeYaml(context: LessonContext, children: Nodes[]): Record<string, unknown> | null {
  const first = children[0];
  if (first?.type !== "code" || !/^ya?ml$/i.test(first.lang ?? "")) return {};
  children.shift();
  const { document, slips, losses } = parseYaml(first.value);
  for (const slip of [...slips, ...losses]) noteYaml(context, first, slip);
  if (slips.length + losses.length > 0) return null;
  const value: unknown = document.toJS();
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value));
  note(context, first, 'the yaml block holds settings by name, such as "options:" and below it a list.', first.value);
  return {};
}

function noteYaml(context: LessonContext, code: Code, { offset, text, message }: YamlSlip) {
  const before = code.value.slice(0, offset).split("\n");
  const { line, column } = placeOf(code);
  const place = { line: line + before.length, column: column + (before.at(-1)?.length ?? 0) };
  context.mistakes.push({ file: context.file, ...place, text, message, isFatal: true });
}

function attributeFor(name: string, value: unknown): MdxJsxAttribute {
  if (typeof value === "string") return { type: "mdxJsxAttribute", name, value };
  const expression = valueToEstree(value);
  const estree = {
    type: "Program" as const,
    sourceType: "module" as const,
    body: [{ type: "ExpressionStatement" as const, expression }],
  };
  return {
    type: "mdxJsxAttribute",
    name,
    value: { type: "mdxJsxAttributeValueExpression", value: JSON.stringify(value), data: { estree } },
  };
}

/** "8:30" and "note:this" become text again; an unknown directive that was clearly intended is a mistake. */
function textAgain(context: LessonContext, node: Directive): Nodes[] {
  const isContainer = node.type === "containerDirective";
  const source = sourceOf(context, node);
  const hasSettings = /^:+[\w-]+(?:\[[^\]\n]*\])?\{[^}\n]*=/.test(source);
  if (node.type !== "textDirective" || hasSettings)
    note(context, node, unknownDirective(node.name), source.match(/^:+[\w-]+/)?.[0]);
  if (isContainer) return node.children;
  const text = { type: "text" as const, value: source, position: node.position };
  const written = node.children.length === 0 || node.type === "leafDirective" ? [text] : spread(context, node);
  if (node.type === "textDirective") return written;
  const paragraph: Paragraph = {
    type: "paragraph",
    children: written as Paragraph["children"],
    position: node.position,
  };
  return [paragraph];
}

/** `a:b[*c*]{d}` keeps its emphasis. */
function spread(context: LessonContext, node: TextDirective | LeafDirective): Nodes[] {
  const source = sourceOf(context, node);
  const last = node.children.at(-1)?.position?.end.offset ?? 0;
  const after = source.slice(last - (node.position?.start.offset ?? 0));
  return [{ type: "text", value: `:${node.name}[` }, ...node.children, { type: "text", value: after }];
}

function expectClosing(context: LessonContext, node: ContainerDirective) {
  const lines = sourceOf(context, node).trimEnd().split("\n");
  const isClosed = lines.length > 1 && /^[\s>]*:{3,}\s*$/.test(lines.at(-1) ?? "");
  if (!isClosed) note(context, node, "it is never closed; put ::: on a line of its own after its last line.", lines[0]);
}

function stringsOnly(attributes: Directive["attributes"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes ?? {}).map(([name, value]): [string, string] => [name, value ?? ""]),
  );
}
