import type { Nodes } from "mdast";
import type { Block } from "../catalog.ts";
import type { Figure } from "../figure.ts";
import type { Mistake } from "../mistake.ts";
import type { Prompt } from "../prompt.ts";

/** The position of a reference that another file must resolve. */
export type Reference = { to: string; text: string; line: number; column: number };

/** What a text says about itself, beyond its front matter. */
export type LessonFacts = {
  /** The shape of the first chart; null if there is none. */
  figure: Figure | null;
  prompts: Prompt[];
  outline: Block[];
  /** Every anchor within the page. */
  anchors: string[];
  components: string[];
  terms: Reference[];
  citations: Reference[];
  datasets: Reference[];
  /** Predicts whose answer a Reveal or a chart waits for. */
  predictions: Reference[];
  /** Addresses within the site. */
  links: Reference[];
};

/** What the plugins share while they go through one file. */
export type LessonContext = {
  /** Relative to the content folder, with forward slashes. */
  file: string;
  format: "md" | "mdx";
  /** The text that the positions refer to. */
  source: string;
  contentDir: string;
  /** Stretches that could not be read and are left out: offsets of their starts. */
  blanked: number[];
  facts: LessonFacts;
  /** The HTML of each stretch without components, filled in when the lesson is compiled. */
  staticHtml: string[];
  mistakes: Mistake[];
  /** Files beside the lesson that its page needs: absolute paths, by the address that serves them. */
  assets: Map<string, string>;
  /**
   * Files that affect the output, relative to the content folder, with their hashes; null for those that were not
   * found.
   */
  dependencies: Map<string, string | null>;
};

/** The initial context for a file. */
export function lessonContext(given: Pick<LessonContext, "file" | "format" | "source" | "contentDir">): LessonContext {
  const facts: LessonFacts = {
    prompts: [],
    outline: [],
    anchors: [],
    components: [],
    terms: [],
    citations: [],
    figure: null,
    datasets: [],
    predictions: [],
    links: [],
  };
  return { ...given, blanked: [], facts, staticHtml: [], mistakes: [], assets: new Map(), dependencies: new Map() };
}

type Placed = { position?: Nodes["position"] };

/** Reports a mistake at a node, quoting the node's own text unless told otherwise. */
export function note(context: LessonContext, node: Placed, message: string, text?: string) {
  const { line, column } = placeOf(node);
  context.mistakes.push({ file: context.file, line, column, text: text ?? sourceOf(context, node), message });
}

/** Reports a mistake that keeps the lesson from being shown at all. */
export function noteFatal(context: LessonContext, node: Placed, message: string, text?: string) {
  const { line, column } = placeOf(node);
  context.mistakes.push({
    file: context.file,
    line,
    column,
    text: text ?? sourceOf(context, node),
    message,
    isFatal: true,
  });
}

/** Reports a mistake at a source offset, unless one was reported there before. */
export function noteAt(context: LessonContext, offset: number, message: string, text: string, isFatal = false) {
  const { source, file, mistakes } = context;
  const before = source.slice(0, offset).split("\n");
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  if (mistakes.some((each) => each.line === line && each.column === column)) return;
  mistakes.push({ file, line, column, text, message, ...(isFatal ? { isFatal } : {}) });
}

/** Sets HTML attributes on the element that a node becomes. */
export function setProperties(node: { data?: object | undefined }, properties: Record<string, unknown>) {
  node.data = { ...node.data, hProperties: { ...propertiesOf(node), ...properties } };
}

/** The HTML attributes that a node will have. */
export function propertiesOf(node: { data?: object | undefined }): Record<string, unknown> {
  const given: unknown = node.data ? Reflect.get(node.data, "hProperties") : undefined;
  return typeof given === "object" && given !== null ? Object.fromEntries(Object.entries(given)) : {};
}

/** The start of a node in its file. */
export function placeOf(node: Placed) {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** A node's source text. */
export function sourceOf(context: LessonContext, node: Placed): string {
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  return start === undefined || end === undefined ? "" : context.source.slice(start, end);
}
