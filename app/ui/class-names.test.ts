import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The classes that a stylesheet gives a rule of their own, outside of media queries. */
const classesOf = (file: string) =>
  new Set([...readFileSync(file, "utf8").matchAll(/^\.([a-z][\w-]*) \{/gm)].map(([, name]) => name ?? ""));

// All stylesheets are loaded together, so a class of two of them would look by chance.
test("every class belongs to one stylesheet", () => {
  const files = globSync("app/**/*.css").sort();
  const owners = Map.groupBy(
    files.flatMap((file) => [...classesOf(file)].map((name) => ({ name, file }))),
    ({ name }) => name,
  );
  const shared = [...owners].flatMap(([name, rules]) =>
    rules.length > 1 ? [`.${name}: ${rules.map(({ file }) => file).join(", ")}`] : [],
  );
  expect(files.length).toBeGreaterThan(20);
  expect(shared).toEqual([]);
});
