import { expect, test } from "vitest";
import { syntaxMistakes } from "./syntax.ts";
import { diagnose } from "./syntax-diagnosis.ts";

const pasted = "iVBORw0KGgoAAAANSUhEUg".repeat(4_000);

test("a mistake after a word as long as a pasted picture is found", () => {
  const { mistakes } = syntaxMistakes("l.mdx", "mdx", `${pasted} and <5 more\n`);
  expect(mistakes).toMatchObject([{ line: 1, text: "<5" }]);
});

test.each([
  ["<5", "Unexpected character `5` (U+0035) before name"],
  ["<b", "Unexpected character `,` (U+002C) in name"],
  ["<a b=", "Unexpected character `c` (U+0063) before attribute value"],
])("looking back from %s after such a word searches no more than a few hundred letters", (sign, reason) => {
  const text = `${pasted}${sign}`;
  const read = lettersLookedBack(() => diagnose(text, { rule: "", reason, offset: text.length }));
  expect(read).toBeLessThan(1_000);
});

/**
 * Counts the characters on which a function runs a regular expression anchored at the end, which takes quadratic time.
 */
function lettersLookedBack(work: () => unknown): number {
  const { exec } = RegExp.prototype;
  let letters = 0;
  RegExp.prototype.exec = function (text) {
    if (this.source.endsWith("$") && !this.source.startsWith("^")) letters += text.length;
    return exec.call(this, text);
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return letters;
}
