import fc from "fast-check";
import { expect, test } from "vitest";
import { quoteAt } from "#app/anchors/text-quote.ts";
import { isOrphan, passagesIn, segmentsOf } from "./passages.ts";

const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "🌊"), minLength: 1, maxLength: 80 });
const textWithComments = text.chain((written) =>
  fc.record({
    written: fc.constant(written),
    spans: fc.array(fc.tuple(fc.nat(written.length - 1), fc.nat(written.length - 1)), { maxLength: 6 }),
  }),
);
const commentsOn = (written: string, spans: [number, number][]) =>
  spans.map(([one, other], at) => ({
    id: `c${at}`,
    fieldKey: "noticed",
    quote: quoteAt(written, { start: Math.min(one, other), end: Math.max(one, other) + 1 }, "1"),
  }));

test("the segments are the text, and each comment's segments say its words", () => {
  fc.assert(
    fc.property(textWithComments, ({ written, spans }) => {
      const comments = commentsOn(written, spans);
      const segments = segmentsOf(written, passagesIn(written, comments, 1));
      expect(segments.map((segment) => segment.text).join("")).toBe(written);
      for (const { id, quote } of comments) {
        const said = segments.filter(({ commentIds }) => commentIds.includes(id)).map((segment) => segment.text);
        expect(said.join("")).toBe(quote?.exact);
      }
    }),
  );
});

test("after an edit a comment is either in the text or an orphan, and never lost", () => {
  fc.assert(
    fc.property(textWithComments, text, ({ written, spans }, edited) => {
      const comments = commentsOn(written, spans);
      const found = passagesIn(edited, comments, 2).map(({ id }) => id);
      const orphans = comments.filter((comment) => isOrphan(comment, edited, 2)).map(({ id }) => id);
      expect([...found, ...orphans].sort()).toEqual(comments.map(({ id }) => id).sort());
    }),
  );
});

test("a comment on the whole is no orphan", () => {
  expect(isOrphan({ id: "c", fieldKey: null, quote: null }, "", 1)).toBe(false);
});
