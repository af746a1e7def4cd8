import type { z } from "zod";
import { markdownExamples } from "./lesson-component-examples.ts";
import { type AuthorsFormat, type PropProblem, propProblems } from "./lesson-component-problems.ts";
import type { PromptDefinition, PromptKind } from "./prompt.ts";

/** How a property is written: text in quotes, everything else in braces (or, in `.md` files, in the yaml block). */
export type PropertyKind = "text" | "number" | "flag" | "list" | "object" | "rows";

export type PropertyDocument = { name: string; kind: PropertyKind; isRequired: boolean; meaning: string };

/** One property, for the gallery. */
export const property = (name: string, kind: PropertyKind, isRequired: boolean, meaning: string): PropertyDocument => ({
  name,
  kind,
  isRequired,
  meaning,
});
export const promptId = property(
  "id",
  "text",
  true,
  "A short name, unique in the lesson. Answers belong to it: never change it.",
);

export type LessonComponent = {
  name: string;
  /** One sentence for authors. */
  summary: string;
  props: z.ZodType;
  properties: PropertyDocument[];
  /** The kind of prompt it makes; null if it takes no answer. */
  promptKind: PromptKind | null;
  /** Rendered within a sentence rather than as a block of its own. */
  isInline: boolean;
  takesChildren: boolean;
  /** MDX source, ready to copy. */
  example: string;
  /** The same for `.md` files. */
  markdownExample: string;
  /** The prompt that valid properties define; null if it takes no answer. Throws on properties with problems. */
  definitionFor: (given: unknown) => PromptDefinition | null;
  /** The mistakes in the given properties, in plain sentences; empty if there are none. */
  problemsIn: (given: unknown, format?: AuthorsFormat) => PropProblem[];
};

/** `DataExplorer` is data-explorer in `.md` files. */
export const directiveName = (name: string) => name.replace(/(?!^)([A-Z])/g, "-$1").toLowerCase();

type Parts<Schema extends z.ZodType> = {
  name: string;
  summary: string;
  props: Schema;
  properties: PropertyDocument[];
  example: string;
  markdownExample?: string;
  isInline?: boolean;
  takesChildren?: boolean;
  promptKind?: PromptKind;
  definition?: (given: z.output<Schema>) => PromptDefinition;
};

/** Builds a lesson component from its definition. */
export function component<Schema extends z.ZodType>(parts: Parts<Schema>): LessonComponent {
  const { definition } = parts;
  return {
    name: parts.name,
    summary: parts.summary,
    props: parts.props,
    properties: parts.properties,
    promptKind: parts.promptKind ?? null,
    isInline: parts.isInline ?? false,
    takesChildren: parts.takesChildren ?? false,
    example: parts.example,
    markdownExample: parts.markdownExample ?? markdownExamples[parts.name] ?? "",
    definitionFor: (given) => (definition ? definition(parts.props.parse(given)) : null),
    problemsIn: (given, format = "mdx") =>
      propProblems(format === "md" ? directiveName(parts.name) : parts.name, parts.props, given, format),
  };
}

/** Directives in `.md` files hold only text: converts the attributes that are numbers or booleans. */
export function propsFromAttributes(of: LessonComponent, attributes: Record<string, string>): Record<string, unknown> {
  const kinds = new Map(of.properties.map((each) => [each.name, each.kind]));
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, meaningOf(value, kinds.get(name) ?? "text")]),
  );
}

function meaningOf(value: string, kind: PropertyKind): unknown {
  if (kind === "number" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  if (kind === "flag" && ["", "true", "false"].includes(value)) return value !== "false";
  return value;
}
