import { expect, test } from "vitest";
import { syntaxMistakes } from "./syntax.ts";

test("a word as long as a pasted picture costs an author no minute", () => {
  const pasted = "iVBORw0KGgoAAAANSUhEUg".repeat(4_000);
  const before = performance.now();
  const { mistakes } = syntaxMistakes("l.mdx", "mdx", `${pasted} and <5 more\n`);
  expect(mistakes).toMatchObject([{ line: 1, text: "<5" }]);
  expect(performance.now() - before).toBeLessThan(5_000);
}, 60_000);
