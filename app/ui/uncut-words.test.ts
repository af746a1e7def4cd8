import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const sources = globSync("app/**/*.{ts,tsx}").filter((path) => !/\.test\.tsx?$/.test(path));

/** What a person typed is kept whole or refused with a count (`limit`): neither the browser nor we cut it. */
test.each([
  ["maxlength cuts what is pasted", /\bmaxLength=/],
  ["a text is cut to its limit", /\.slice\(0, longest(?!Cell|Estimated|Label|Name|Quote)/],
])("%s nowhere", (_, pattern) => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.filter((path) => pattern.test(readFileSync(path, "utf8")))).toEqual([]);
});
