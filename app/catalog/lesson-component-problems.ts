import type { z } from "zod";
import { inCurlyQuotes } from "./mdx/curly-quotes.ts";

/** The property that a mistake is in, and one plain sentence about it. */
export type PropProblem = { property: string | null; message: string };

/** `.md` files write components as directives, with lists in a yaml block; messages are worded to match. */
export type AuthorsFormat = "md" | "mdx";

/** The mistakes in a component's properties, worded for people who do not write code. */
export function propProblems(name: string, schema: z.ZodType, props: unknown, format: AuthorsFormat): PropProblem[] {
  const result = schema.safeParse(props, { reportInput: true });
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => problemsOf(name, issue, format));
}

function problemsOf(name: string, issue: z.core.$ZodIssue, format: AuthorsFormat): PropProblem[] {
  const property = issue.path.length > 0 ? String(issue.path[0]) : null;
  const place = placeOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      property: property ?? key,
      message: place ? `${place} of ${name} has no "${key}".` : `${name} has no property "${key}".`,
    }));
  }
  const words = curlyWords(issue.input) ?? wordsFor(issue, issue.path.length > 1 ? "inner" : format);
  return [{ property, message: place ? `${place} of ${name} ${words}.` : `${name} ${words}.` }];
}

/** The message for a value that is wrong only because of its curly quotes. */
function curlyWords(input: unknown): string | null {
  const words = typeof input === "string" ? inCurlyQuotes(input) : null;
  return words === null ? null : `stands in curly quotes; write "${words}" with straight ones`;
}

/** Inside a list or an object, values are written without braces in either format. */
type WrittenIn = AuthorsFormat | "inner";

function wordsFor(issue: z.core.$ZodIssue, format: WrittenIn): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: it needs ${nounFor(issue.expected, format)}`
        : `must be ${nounFor(issue.expected, format)}`;
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

const nounsInside: Record<string, string> = {
  number: "a number, such as 10",
  boolean: "true or false",
  tuple: "two numbers, such as [0, 100]",
};

const nounsInMarkdown: Record<string, string> = {
  number: "a number, such as 10",
  boolean: "true or false",
  array: "a list, in the ```yaml block",
  tuple: "two numbers in the ```yaml block, such as [0, 100]",
  object: "settings by name, in the ```yaml block",
};

function nounFor(expected: string, format: WrittenIn): string {
  const own = { md: nounsInMarkdown, mdx: nouns, inner: nounsInside }[format];
  return own[expected] ?? nouns[expected] ?? `a ${expected}`;
}

/** ["options", 1, "text"] reads "text of item 2 in options". */
function placeOf(path: PropertyKey[]): string {
  return path.reduce<string>((place, part) => {
    if (typeof part === "number") return `item ${part + 1} in ${place}`;
    return place ? `"${String(part)}" of ${place}` : `"${String(part)}"`;
  }, "");
}
