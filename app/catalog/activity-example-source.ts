import { activityExampleProps } from "./activity-examples.ts";
import { directiveName } from "./lesson-component.ts";

type Properties = Readonly<Record<string, unknown>>;

/** The example of one activity as authors write it, in both formats, made from the properties that the gallery draws. */
export function activityExample(name: keyof typeof activityExampleProps) {
  const given = activityExampleProps[name];
  return { example: asMdx(name, given), markdownExample: asDirective(name, given) };
}

function asMdx(name: string, given: Properties): string {
  const lines = Object.entries(given).map(([key, value]) => {
    if (typeof value === "string")
      return `  ${key}=${value.includes('"') ? `{${JSON.stringify(value)}}` : `"${value}"`}`;
    if (value === true) return `  ${key}`;
    return Array.isArray(value) ? `  ${key}={[\n${rowsOf(value, "    ", ",")}\n  ]}` : `  ${key}={${literal(value)}}`;
  });
  return [`<${name}`, ...lines, "/>"].join("\n");
}

function asDirective(name: string, given: Properties): string {
  const short = Object.entries(given).filter(
    ([key, value]) => key === "id" || key === "type" || typeof value !== "object",
  );
  const attributes = short.map(([key, value]) => `${key}="${String(value).replaceAll('"', "”")}"`).join(" ");
  const lists = Object.entries(given).flatMap(([key, value]) =>
    Array.isArray(value) ? [`${key}:\n${rowsOf(value, "  - ", "")}`] : [],
  );
  return [`:::${directiveName(name)}{${attributes}}`, "```yaml", ...lists, "```", ":::"].join("\n");
}

const rowsOf = (rows: readonly unknown[], before: string, after: string) =>
  rows.map((row) => `${before}${literal(row)}${after}`).join("\n");

/** A value as it stands in braces, and in YAML too. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (!(value instanceof Object)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${literal(inner)}`)
    .join(", ")} }`;
}
