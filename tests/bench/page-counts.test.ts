import { expect, test } from "vitest";
import { growthOf } from "./page-counts.ts";

const lesson = { statements: 3, htmlBytes: 50_000, files: 9, scriptBytes: 100_000 };

test("names what has grown, and forgives a few bytes", () => {
  const of = (now: Partial<typeof lesson>) => growthOf({ lesson }, { lesson: { ...lesson, ...now } });
  expect(of({})).toEqual([]);
  expect(of({ statements: 2, htmlBytes: 52_000, scriptBytes: 104_000 })).toEqual([]);
  expect(of({ statements: 4, htmlBytes: 53_000 })).toEqual([
    "lesson: statements 3 → 4",
    "lesson: htmlBytes 50000 → 53000",
  ]);
  expect(growthOf({}, { lesson })).toContain("lesson: files unknown → 9");
});
