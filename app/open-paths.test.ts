import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import { isWithin, openPaths } from "./open-paths.ts";
import routes from "./routes.ts";

function addressesOf(entries: RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap(({ path = "", children = [] }) => {
    const address = path ? `${parent}/${path}` : parent;
    return [address, ...addressesOf(children, address)];
  });
}

test.each(Object.entries(openPaths))("each path that is open %s is a route", (_when, paths) => {
  const addresses = addressesOf(routes);
  expect(paths.filter((path) => !addresses.includes(path))).toEqual([]);
});

test("a path opens itself and what is beneath it, for pages and for their data, and nothing that is spelled like it", () => {
  for (const open of ["/sign-in", "/sign-in/code", "/sign-in.data", "/sign-in/code.data"]) {
    expect(isWithin(["/sign-in"], open), open).toBe(true);
  }
  for (const closed of ["/", "/sign-input", "/courses/sign-in"]) {
    expect(isWithin(["/sign-in"], closed), closed).toBe(false);
  }
});
