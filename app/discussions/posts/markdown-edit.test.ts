import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Edit, editFor, longestQuote, marks, quoteOf, type Selected } from "./markdown-edit.ts";

/** A text with its selection between bars: "one |two| three". */
function selected(marked: string): Selected {
  const [before = "", words = "", after = ""] = marked.split("|");
  return { text: before + words + after, start: before.length, end: before.length + words.length };
}

function applied({ text }: Selected, { start, end, insert, selectStart, selectEnd }: Edit): string {
  const next = text.slice(0, start) + insert + text.slice(end);
  return `${next.slice(0, selectStart)}|${next.slice(selectStart, selectEnd)}|${next.slice(selectEnd)}`;
}

test.each([
  ["bold", "a |tide| b", "a **|tide|** b"],
  ["bold", "a **|tide|** b", "a |tide| b"],
  ["bold", "a |**tide**| b", "a |tide| b"],
  ["bold", "a| tide |b", "a **|tide|** b"],
  ["bold", "||", "**|words|**"],
  ["link", "see |this|", "see [this](|https://|)"],
  ["link", "|https://ospi.k12.wa.us|", "[|words|](https://ospi.k12.wa.us)"],
  ["link", "|a [b]|", "[a \\[b\\]](|https://|)"],
  ["list", "one\n|two\nthree|", "one\n\n|- two\n- three|"],
  ["list", "|- two\n- three|", "|two\nthree|"],
  ["list", "||", "- ||"],
  ["quote", "one\n\ntw|o|\nthree", "one\n\n|> two|\n\nthree"],
] as const)("%s: %j becomes %j", (mark, before, after) => {
  const from = selected(before);
  expect(applied(from, editFor(mark, from, "words"))).toBe(after);
});

describe("whatever is selected", () => {
  test("no button loses a word", () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "-", ">", "*", "[", "]") });
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(20), fc.constantFrom(...marks), (text, one, other, mark) => {
        const [start, end] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
        const edit = editFor(mark, { text, start, end }, "");
        const next = text.slice(0, edit.start) + edit.insert + text.slice(edit.end);
        const letters = (of: string) => of.replace("(https://)", "").replace(/[^a]/g, "");
        expect(letters(next)).toBe(letters(text));
        expect(edit.selectEnd).toBeLessThanOrEqual(next.length);
        expect(edit.selectStart).toBeLessThanOrEqual(edit.selectEnd);
      }),
    );
  });
});

test("a quote names whose words they are, and is cut where it repeats a post", () => {
  const quote = (words: string) => quoteOf({ name: "Ana [Ant] Reyes", path: "/community/posts/1", words });
  expect(quote(" one\n\ntwo ")).toBe("[Ana \\[Ant\\] Reyes](/community/posts/1):\n\n> one\n>\n> two\n\n");
  const long = quote("tide ".repeat(longestQuote));
  expect(long.length).toBeLessThan(longestQuote + 80);
  expect(long).toContain("tide …\n");
});
