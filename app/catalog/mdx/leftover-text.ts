import type { Definition, FootnoteDefinition, Root, Text } from "mdast";
import { visit } from "unist-util-visit";
import { lessonComponentsByName } from "../lesson-components.ts";
import { nearest } from "../mistake.ts";
import { curlyAdvice, curlySettings } from "./curly-quotes.ts";
import { componentName, directiveNames, unknownDirective } from "./directive-names.ts";
import { type LessonContext, note, noteAt, sourceOf } from "./lesson-context.ts";

/** Finds text that was meant as markup: the parser passes on what it could not read. */
export function remarkLeftoverText(context: LessonContext) {
  return (tree: Root) => {
    const targets = targetsIn(tree);
    const before = context.mistakes.length;
    const fences: Fence[] = [];
    unusedNotes(context, tree);
    visit(tree, "text", (node) => {
      if (context.format === "md") {
        strayDirectives(context, node);
        if (context.mistakes.length === before) fences.push(...strayFences(context, node));
        strayImports(context, node);
        strayComment(context, node);
      }
      strayReferences(context, node, targets);
    });
    noteFences(context, fences);
  };
}

type Targets = { definitions: string[]; notes: string[] };

function targetsIn(tree: Root): Targets {
  const targets: Targets = { definitions: [], notes: [] };
  visit(tree, (node) => {
    if (node.type === "definition") targets.definitions.push(labelOf(node));
    if (node.type === "footnoteDefinition") targets.notes.push(labelOf(node));
  });
  return targets;
}

const labelOf = ({ label, identifier }: Definition | FootnoteDefinition) => label ?? identifier;

/** `::: callout{…}`, `::reflection {…}`: colons at the start of a line, or before a name with settings. */
const directive = /(^[ \t>]*|[ \t])(:+)([ \t]*)([a-z][\w-]*)([ \t]*)(\[[^\]\n]*\])?([ \t]*)(\{[^\n]*)?/gim;

function strayDirectives(context: LessonContext, node: Text) {
  const start = node.position?.start.offset ?? 0;
  const lineEnd = context.source.indexOf("\n", node.position?.end.offset ?? 0);
  const written = context.source.slice(start, lineEnd === -1 ? undefined : lineEnd);
  const own = sourceOf(context, node).length;
  for (const found of written.matchAll(directive)) {
    const [whole, before = "", colons = "", space = "", name = "", gap = "", label = "", gap2 = "", settings = ""] =
      found;
    const at = found.index + before.length;
    if (at >= own) return;
    const opensLine = found.index === 0 || written[found.index - 1] === "\n";
    const isApart = /^[\s>]?$/.test(context.source[start + at - 1] ?? "");
    const isMeant = opensLine && isApart && colons.length > 1;
    const hasSettings = /^\{\s*[\w-]+\s*=/.test(settings);
    const meant = nearest(name, directiveNames);
    const curly = settings ? curlySettings(settings, 1) : [];
    if (curly.length > 0 && (meant || isMeant)) {
      noteAt(context, start + at, curlyAdvice(curly), whole.slice(before.length).trim());
      continue;
    }
    if (!meant && opensLine && isApart && colons.length > 2)
      noteAt(context, start + at, unknownDirective(name), `${colons} ${name}`);
    if (!meant || !(isMeant || hasSettings)) continue;
    const bare = written.slice(found.index + whole.length).match(/^[ \t]*[\w-]+\s*=/) && !settings;
    const reasons = [
      ...(bare ? ["its settings stand in no braces"] : []),
      ...(space ? ["a space stands after the colons"] : []),
      ...((gap || gap2) && (settings || label) ? ["a space stands before its settings"] : []),
      ...reasonsIn(settings),
    ];
    const form = formOf(meant, colons);
    const why = reasons.length > 0 ? ` because ${reasons.join(" and ")}` : "";
    noteAt(context, start + at, `this shows as text${why}; write ${form}.`, whole.slice(before.length).trim());
  }
}

function reasonsIn(settings: string): string[] {
  if (!settings) return [];
  const end = settings.lastIndexOf("}");
  if (end === -1) return ["its settings are not closed with } on the same line"];
  const inside = settings.slice(1, end);
  const values = inside.replace(/[\w-]+\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`{}]+)(?=\s|$)/g, "").trim();
  if (/\\"/.test(inside)) return ["a backslash does not keep a quote; put the whole text in single quotes"];
  if (/["']/.test(values)) return ["a quote inside the text ends it; put the text in the other kind of quotes"];
  return settings.slice(end + 1).trim() ? ["it shares its line with other words"] : [];
}

function formOf(name: string, colons: string): string {
  const component = lessonComponentsByName.get(componentName(name));
  if (component?.isInline) return component.takesChildren ? `:${name}[word]{id="…"}` : `:${name}{id="…"}`;
  const settings = component?.properties.find((each) => each.isRequired)?.name ?? "id";
  const isContainer = component?.takesChildren || colons.length > 2;
  return `${isContainer ? ":::" : "::"}${name}{${settings}="…"} on a line of its own${isContainer ? ", and ::: after its last line" : ""}`;
}

type Fence = { offset: number; colons: string; braces: string };

/** Lines of colons without a name: `:::` alone, and `::: {.note}` as other tools write it. */
function strayFences(context: LessonContext, node: Text): Fence[] {
  const start = node.position?.start.offset ?? 0;
  return [...sourceOf(context, node).matchAll(/^[ \t]*(:{3,})[ \t]*(\{[^\n]*)?$/gm)].map((found) => ({
    offset: start + found.index + found[0].indexOf(":"),
    colons: found[1] ?? ":::",
    braces: found[2] ?? "",
  }));
}

/** A pair was meant as a container without a name; a single one closes something that is not open. */
function noteFences(context: LessonContext, fences: Fence[]) {
  for (let index = 0; index < fences.length; index += 1) {
    const { offset, colons, braces } = fences[index] ?? { offset: 0, colons: "", braces: "" };
    const isOpening = braces !== "" || index + 1 < fences.length;
    const message = isOpening
      ? 'a container needs a name, or it shows as text; write :::callout{kind="note"} in this line.'
      : "nothing is open that this could close; remove it, or give the container around it more colons.";
    noteAt(context, offset, message, `${colons} ${braces}`.trim());
    if (isOpening) index += 1;
  }
}

function strayImports(context: LessonContext, node: Text) {
  const code =
    /^(?:import\s+(?:[^\n]*\sfrom\s+)?["'“][^\n]*|export\s+(?:const|let|var|function|default|class|\{)[^\n]*)/gm;
  const start = node.position?.start.offset ?? 0;
  if (context.source[start - 1] !== "\n" && start > 0) return;
  for (const found of sourceOf(context, node).matchAll(code)) {
    const message = "code is only text in .md files; remove this line, or name the file .mdx.";
    noteAt(context, start + found.index, message, found[0]);
  }
}

function strayComment(context: LessonContext, node: Text) {
  const found = sourceOf(context, node).match(/(?<!\\)<!--[^\n]*/);
  if (!found) return;
  const message = "this comment is never closed, so it shows as text; write --> where it ends.";
  noteAt(context, (node.position?.start.offset ?? 0) + (found.index ?? 0), message, found[0]);
}

/** Footnotes that no page shows: nothing refers to them, or another one has the same name. */
function unusedNotes(context: LessonContext, tree: Root) {
  const used = new Set<string>();
  const defined = new Set<string>();
  visit(tree, "footnoteReference", ({ identifier }) => void used.add(identifier));
  visit(tree, "footnoteDefinition", (node) => {
    const name = `[^${labelOf(node)}]`;
    if (defined.has(node.identifier))
      note(context, node, `another footnote has this name, so this one is not shown; give each its own.`, name);
    else if (!used.has(node.identifier))
      note(context, node, `nothing refers to this footnote, so it is not shown; write ${name} where it belongs.`, name);
    defined.add(node.identifier);
  });
}

/** `[this][nope]` and `[^missing]` without a definition. */
function strayReferences(context: LessonContext, node: Text, { definitions, notes }: Targets) {
  const start = node.position?.start.offset ?? 0;
  const written = sourceOf(context, node);
  for (const found of written.matchAll(/(^|[^\w\]\\])\[([^[\]\n^][^[\]\n]*)\]\[([^[\]\n^]*)\]|^\]\[([^[\]\n^]+)\]/g)) {
    const [whole, before = "", words, name] = found;
    const to = found[4] ?? (name || words || "");
    const meant = nearest(to, definitions);
    const fix = meant ? `write [${meant}]` : `add a line [${to}]: https://… below, or write [words](address)`;
    noteAt(
      context,
      start + found.index + before.length,
      `no line says where [${to}] leads; ${fix}.`,
      whole.slice(before.length),
    );
  }
  for (const found of written.matchAll(/(?<!\\)\[\^([^\]\s]+)\]/g)) {
    const to = found[1] ?? "";
    const meant = nearest(to, notes);
    const fix = meant ? `write [^${meant}]` : `add a line [^${to}]: with its words below, or remove it`;
    noteAt(context, start + found.index, `this footnote has no text; ${fix}.`, found[0]);
  }
}
