import { expect, test } from "vitest";
import { countPages, growthOf, knownCounts } from "#tests/bench/page-counts.ts";

test("no page costs more statements, bytes or files than it did", async () => {
  const growth = growthOf(knownCounts(), await countPages());
  expect(growth, "If a page has to cost more, `npm run bench -- counts` writes the counts anew.").toEqual([]);
});
