import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArtifactTemplate } from "#app/catalog/program.ts";
import { mergedWith, seenOf, type Words } from "./merging.server.ts";

const field = (key: string) => ({ key, label: key, help: "", kind: "long" as const, required: false });
const template: ArtifactTemplate = {
  ...{ key: "note", title: "Note", purpose: "", weeks: [1], rubric: [] },
  fields: [field("one"), field("two")],
};
const words = fc.record({
  title: fc.constantFrom("a", "b", "c"),
  texts: fc.record({ one: fc.constantFrom("", "x", "y"), two: fc.constantFrom("", "x", "y") }),
});
const partsOf = ({ title, texts }: Words): [string, string][] => [["", title], ...Object.entries(texts)];

test("each part has the change of either page, and a part that both changed is reported", () => {
  fc.assert(
    fc.property(words, words, words, (shown, newest, typed) => {
      const merged = mergedWith(template, newest, typed, seenOf(template, shown));
      const [before, theirs, ours] = [shown, newest, typed].map((each) => new Map(partsOf(each)));
      let bothChanged = false;
      for (const [key, text] of partsOf(merged)) {
        const isOurs = ours?.get(key) !== before?.get(key);
        const isTheirs = theirs?.get(key) !== before?.get(key);
        bothChanged ||= isOurs && isTheirs && ours?.get(key) !== theirs?.get(key);
        expect(text).toBe(isOurs || !isTheirs ? ours?.get(key) : theirs?.get(key));
        expect(merged.taken.includes(key)).toBe(!isOurs && isTheirs);
      }
      expect(merged.isOvertaken).toBe(bothChanged);
    }),
  );
});

test("a page that does not say what it showed has typed everything", () => {
  const [newest, typed] = [
    { title: "a", texts: { one: "x", two: "x" } },
    { title: "b", texts: { one: "", two: "y" } },
  ];
  expect(mergedWith(template, newest, typed, {})).toEqual({ ...typed, taken: [], isOvertaken: false });
});
