import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { chartProps } from "../chart-props.ts";
import { type Figure, figureOf } from "../figure.ts";
import { hashOf } from "../hash.server.ts";
import { directiveName, type LessonComponent } from "../lesson-component.ts";
import { lessonComponents, lessonComponentsByName } from "../lesson-components.ts";
import { nearest } from "../mistake.ts";
import { declaredNames } from "./declared-names.ts";
import { isHtmlName } from "./html-names.ts";
import { type LessonContext, note, noteFatal, placeOf, sourceOf } from "./lesson-context.ts";
import { type JsxElement, literalProps, slipInLiterals } from "./literal.ts";

/** Collects what a lesson asks, uses and refers to, and reports unknown components and properties. */
export function remarkFacts(context: LessonContext) {
  return (tree: Root) => {
    const own = declaredNames(tree);
    visit(tree, (node: Nodes) => {
      if (node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") readElement(context, node, own);
    });
  };
}

const isCourseFile = /(^|\/)course\.mdx?$/i;

function readElement(context: LessonContext, element: JsxElement, own: Set<string>) {
  const name = element.name ?? "";
  if (!/^[A-Z]/.test(name) || own.has(name.split(".")[0] ?? "")) return;
  const component = lessonComponentsByName.get(name);
  if (!component) return noteUnknown(context, element, name);
  if (isCourseFile.test(context.file)) {
    const message = `${context.format === "md" ? directiveName(name) : name} needs a lesson around it; a course's own text is words, lists and pictures.`;
    return noteFatal(context, element, message, shownName(context, element, name));
  }
  if (!context.facts.components.includes(name)) context.facts.components.push(name);

  if (isPartlyRead(context, element)) return;
  if (element.data && Reflect.get(element.data, "isUnreadable")) return;
  const lost = component.takesChildren ? "" : textOf(element).trim();
  const written = element.children.map((child) => sourceOf(context, child)).join("\n");
  if (context.format === "md" && lost !== "" && /^["'\s-]*\w+["']?\s*:(\s|$)/m.test(written)) {
    const message = `its settings show as text; put a line \`\`\`yaml right below ${shownName(context, element, name)}{…}, then them, then a line \`\`\`.`;
    return noteFatal(context, element.children[0] ?? element, message);
  }
  const { props, computed } = literalProps(element);
  if (computed.length > 0 && component.promptKind) {
    const what = computed.map((prop) => (prop === "…" ? "{...}" : `"${prop}"`)).join(", ");
    const slip = slipInLiterals(element);
    if (slip) return noteFatal(context, slip.attribute, slip.message);
    return noteFatal(
      context,
      element,
      `${what} of ${name} must be written out here, so that answers are kept with their question.`,
      shownName(context, element, name),
    );
  }
  const problems = component
    .problemsIn(props, context.format)
    .filter((problem) => !computed.includes(problem.property ?? "") && !computed.includes("…"));
  const isSure = computed.length === 0;
  for (const problem of problems) {
    if (isSure || problem.message.includes("no property")) noteProp(context, element, component, problem);
  }
  if (lost !== "") {
    const shown = context.format === "md" ? directiveName(name) : name;
    const between =
      context.format === "md"
        ? "below its first line; put them after its :::"
        : "between its tags; put the words outside it";
    note(context, element, `${shown} shows nothing of what stands ${between}.`, lost);
  }
  if (component.takesChildren && element.type === "mdxJsxFlowElement" && element.children.length === 0)
    note(
      context,
      element,
      `nothing stands in this ${shownName(context, element, name)}; write the words that it shows.`,
    );
  if (problems.length === 0) keep(context, element, component, props);
}

/** `<Check` or `:::check`, as its author wrote it. */
function shownName(context: LessonContext, element: JsxElement, name: string): string {
  return context.format === "md" ? (sourceOf(context, element).match(/^:+[\w-]+/)?.[0] ?? name) : `<${name}`;
}

/** The opening tag has a syntax error, so its properties are unknown. */
export function isPartlyRead(context: LessonContext, element: JsxElement): boolean {
  const start = element.position?.start.offset ?? 0;
  const end = element.children[0]?.position?.start.offset ?? element.position?.end.offset ?? 0;
  return context.blanked.some((offset) => offset > start && offset < end);
}

function noteUnknown(context: LessonContext, element: JsxElement, name: string) {
  const meant = isHtmlName(name.toLowerCase()) ? name.toLowerCase() : nearest(name, lessonComponentsByName.keys());
  const advice = meant
    ? `write <${meant}>`
    : `the gallery shows those there are: ${lessonComponents.map((each) => each.name).join(", ")}`;
  noteFatal(context, element, `there is no component "${name}"; ${advice}.`, shownName(context, element, name));
}

function noteProp(
  context: LessonContext,
  element: JsxElement,
  component: LessonComponent,
  problem: { property: string | null; message: string },
) {
  const isUnknown = problem.property !== null && problem.message.includes("has no property");
  const meant = isUnknown
    ? nearest(
        problem.property ?? "",
        component.properties.map((each) => each.name),
      )
    : null;
  const known = component.properties.map((each) => each.name).join(", ");
  const advice = isUnknown ? (meant ? ` Write "${meant}".` : ` It has ${known}.`) : "";
  const attribute = element.attributes.find(
    (each) => each.type === "mdxJsxAttribute" && each.name === problem.property,
  );
  const at = attribute?.position ? attribute : element;
  noteFatal(context, at, problem.message + advice, attribute ? undefined : shownName(context, element, component.name));
}

function keep(context: LessonContext, element: JsxElement, component: LessonComponent, props: Record<string, unknown>) {
  const { facts } = context;
  const refer = (to: unknown) => ({ to: String(to), text: String(to), ...placeOf(element) });
  if (component.name === "Term") facts.terms.push(refer(props.id));
  if (component.name === "Source") facts.citations.push(refer(props.id));
  if (component.name === "Reveal") facts.predictions.push(refer(props.after));
  const guessed = guessIn(props);
  if (guessed !== null) facts.predictions.push(refer(guessed));
  if ((component.name === "Chart" || component.name === "RunChart") && !facts.figure) facts.figure = figureIn(props);
  if (component.name === "DataExplorer") facts.datasets.push(refer(props.dataset));
  const definition = component.definitionFor(props);
  if (!definition) return;
  const id = String(props.id);
  if (facts.prompts.some((prompt) => prompt.id === id)) {
    return noteFatal(
      context,
      element,
      `the id "${id}" is taken by another prompt in this lesson; give each its own.`,
      id,
    );
  }
  facts.prompts.push({ id, position: facts.prompts.length + 1, version: hashOf(definition), definition });
}

/** The id of the Predict whose answer a chart draws. */
function guessIn({ guess }: Record<string, unknown>): string | null {
  return guess instanceof Object && "after" in guess ? String(guess.after) : null;
}

/** Null for a chart whose settings are computed. */
function figureIn({ title, data, x, y, domain, ...props }: Record<string, unknown>): Figure | null {
  const kind = props.kind ?? "line"; // which a run chart is
  const read = chartProps.safeParse({ alt: title, title, data, x, y, domain, kind, series: props.series });
  return read.success ? figureOf(read.data) : null;
}
