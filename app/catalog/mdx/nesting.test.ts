import { expect, test } from "vitest";
import { nestingMistake } from "./nesting.ts";

const mistakeIn = (body: string) => nestingMistake("c/01-a.md", body)?.message.split("; ")[0] ?? null;
const tooDeep = "emphasis stands more than 100 deep within itself here";

test.each([
  ["3,000 openers", "*a ".repeat(3_000), tooDeep],
  ["one long run", `${"_".repeat(3_000)}a${"_".repeat(3_000)}`, tooDeep],
  ["over many lines of a paragraph", "**a\n".repeat(200), tooDeep],
  ["many emphasized words", "*a* and **b**, _c_ ".repeat(2_000), null],
  ["a paragraph each", "*a \n\n".repeat(2_000), null],
  ["stars in code", `\`\`\`\n${"*a ".repeat(500)}\n\`\`\``, null],
  ["a list of stars", "* a\n".repeat(500), null],
  ["a rule", "*".repeat(500), null],
])("%s", (_, body, expected) => {
  expect(mistakeIn(body)).toBe(expected);
});
