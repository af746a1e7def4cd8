import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contextLength, findQuote, quoteAt, type Span, type TextQuote } from "./text-quote.ts";

/** Few letters, so that the same words often stand in a text twice. */
const letters = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "🌊"), minLength: 1, maxLength: 120 });

const textAndSpan = letters.chain((text) =>
  fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)).map(([one, other]) => ({
    text,
    span: { start: Math.min(one, other), end: Math.max(one, other) + 1 },
  })),
);

const quoted = (text: string, span: Span): TextQuote => {
  const quote = quoteAt(text, span, "v1");
  if (!quote) throw new Error("no quote");
  return quote;
};

const nth = (text: string, words: string, count: number): Span => {
  let start = -1;
  for (let seen = 0; seen < count; seen += 1) start = text.indexOf(words, start + 1);
  return { start, end: start + words.length };
};

test("what was chosen is found where it was, in the same text", () => {
  fc.assert(
    fc.property(textAndSpan, ({ text, span }) => {
      expect(findQuote(text, quoted(text, span), "v1")).toEqual(span);
    }),
  );
});

test("also in a version that changed nothing", () => {
  fc.assert(
    fc.property(textAndSpan, ({ text, span }) => {
      expect(findQuote(text, quoted(text, span), "v2")).toEqual(span);
    }),
  );
});

test("a match contains the chosen words, and there is none only where they are gone", () => {
  fc.assert(
    fc.property(textAndSpan, letters, ({ text, span }, edited) => {
      const quote = quoted(text, span);
      const found = findQuote(edited, quote, "v2");
      if (found) expect(edited.slice(found.start, found.end)).toBe(quote.exact);
      else expect(edited).not.toContain(quote.exact);
    }),
  );
});

test("text put in or taken out beyond the surroundings moves the place with its words", () => {
  fc.assert(
    fc.property(textAndSpan, letters, ({ text, span }, added) => {
      // Words and surroundings that stand once in the text, whatever is added.
      const place = `${"<".repeat(contextLength)}${text}${">".repeat(contextLength)}`;
      const chosen = { start: span.start + contextLength, end: span.end + contextLength };
      const whole = { start: contextLength, end: contextLength + text.length };
      for (const each of [chosen, whole]) {
        const moved = { start: each.start + added.length, end: each.end + added.length };
        expect(findQuote(added + place + added, quoted(place, each), "v2")).toEqual(moved);
      }
    }),
  );
});

test("searching changes neither the quote nor what is found the next time", () => {
  fc.assert(
    fc.property(textAndSpan, letters, ({ text, span }, edited) => {
      const quote = Object.freeze(quoted(text, span));
      findQuote(edited, quote, "v2");
      expect(findQuote(text, quote, "v1")).toEqual(span); // an edit that is taken back brings the first place back
    }),
  );
});

describe("of the same words in several places", () => {
  const text = "We looked at the rates. Then we asked why. We looked at the rates again, by grade.";

  test("the one with the old surroundings is found, though another is nearer", () => {
    const quote = quoted(text, nth(text, "the rates", 2));
    const edited = `${text.slice(24)} And at the rates of last year, too, with care.`;
    expect(findQuote(edited, quote, "v2")).toEqual(nth(edited, "the rates", 1));
  });

  test("of equals, the nearest to where it was", () => {
    const row = "no no no no no";
    const quote = { ...quoted(row, nth(row, "no", 3)), prefix: "", suffix: "" };
    expect(findQuote(row, quote, "v2")).toEqual(nth(row, "no", 3));
  });

  test("a place that says the words by chance is not taken for the old one in another version", () => {
    const quote = quoted("count, then count again", { start: 12, end: 17 });
    const edited = "then, count. Count, then count again";
    expect(findQuote(edited, quote, "v2")).toEqual(nth(edited, "count", 2));
  });
});

test("words that were edited leave an orphan", () => {
  const text = "Seven families said so.";
  expect(findQuote("Eight families said so.", quoted(text, nth(text, "Seven families", 1)), "v2")).toBeNull();
});

test.each([
  { start: 2, end: 2 },
  { start: -1, end: 2 },
  { start: 0, end: 99 },
  { start: 3, end: 1 },
  { start: 0.5, end: 2 },
])("from $start to $end of five letters is no place", (span) => expect(quoteAt("water", span, "v1")).toBeNull());
