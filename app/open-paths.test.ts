import { expect, test } from "vitest";
import { addresses } from "#tests/addresses.ts";
import { isWithin, openPaths } from "./open-paths.ts";

test.each(Object.entries(openPaths))("each path that is open %s is a route", (_when, paths) => {
  expect(paths.filter((open) => !addresses.some(({ path }) => `/${path}` === open))).toEqual([]);
});

test("a path opens itself and what is beneath it, for pages and for their data, and nothing that is spelled like it", () => {
  for (const open of ["/sign-in", "/sign-in/code", "/sign-in.data", "/sign-in/code.data"]) {
    expect(isWithin(["/sign-in"], open), open).toBe(true);
  }
  for (const closed of ["/", "/sign-input", "/courses/sign-in"]) {
    expect(isWithin(["/sign-in"], closed), closed).toBe(false);
  }
});
