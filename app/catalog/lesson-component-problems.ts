import type { z } from "zod";

/** Where in a component's properties a mistake is, and one plain sentence that says it. */
export type PropProblem = { property: string | null; message: string };

/** The mistakes in what an author gave to a component, each in words that need no knowledge of code. */
export function propProblems(name: string, schema: z.ZodType, props: unknown): PropProblem[] {
  const result = schema.safeParse(props, { reportInput: true });
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOf(name, issue));
}

function problemsOf(name: string, issue: z.core.$ZodIssue): PropProblem[] {
  const property = issue.path.length > 0 ? String(issue.path[0]) : null;
  const place = placeOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      property: property ?? key,
      message: place ? `${place} of ${name} has no "${key}".` : `${name} has no property "${key}".`,
    }));
  }
  return [{ property, message: place ? `${place} of ${name} ${wordsFor(issue)}.` : `${name} ${wordsFor(issue)}.` }];
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: it needs ${nounFor(issue.expected)}`
        : `must be ${nounFor(issue.expected)}`;
    case "invalid_value":
      return `must be ${issue.values.map((value) => `"${String(value)}"`).join(" or ")}`;
    case "invalid_union":
      return "discriminator" in issue ? "must be one of the types in the gallery" : "is neither words nor a number";
    default:
      return issue.message;
  }
}

const nouns: Record<string, string> = {
  string: "words in quotes",
  number: "a number, such as {10}",
  int: "a whole number",
  boolean: "{true} or {false}",
  array: "a list",
  tuple: "two numbers, such as {[0, 100]}",
  object: "an object with named parts",
  record: "a row with named columns",
};

function nounFor(expected: string): string {
  return nouns[expected] ?? `a ${expected}`;
}

/** ["options", 1, "text"] reads "text of item 2 in options". */
function placeOf(path: PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === "number") return `item ${part + 1} in ${place}`;
    return place ? `"${String(part)}" of ${place}` : `"${String(part)}"`;
  }, "");
}
