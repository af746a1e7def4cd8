import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addresses } from "#tests/addresses.ts";
import { routesByShape } from "./path-shape.ts";

type RouteObject = Parameters<typeof matchRoutes>[0][number];
type Route = { id: string; parentId?: string; path?: string };

const site: Record<string, Route> = Object.fromEntries([
  ["root", { id: "root", path: "" }],
  ...addresses.map(({ path, file }) => [file, { id: file, parentId: "root", path }]),
]);

/** Routes of every kind that Remix knows, below one another. */
const strange: Record<string, Route> = {
  root: { id: "root", path: "" },
  index: { id: "index", parentId: "root" },
  docs: { id: "docs", parentId: "root", path: "docs" },
  page: { id: "page", parentId: "docs", path: ":page" },
  language: { id: "language", parentId: "root", path: ":language?/about" },
  optional: { id: "optional", parentId: "root", path: "docs?/list" },
  files: { id: "files", parentId: "docs", path: "files/*" },
  layout: { id: "layout", parentId: "root" },
  inLayout: { id: "inLayout", parentId: "layout", path: "Team/:member" },
  rest: { id: "rest", parentId: "root", path: "*" },
};

test.each([
  ["the site's", site],
  ["strange", strange],
])("an address matches the same of its shape's routes as of all: %s", (_which, routes) => {
  const shapes = routesByShape(routes);
  fc.assert(
    fc.property(addressOf(Object.values(routes)), (address) => {
      const kept = shapes.routesFor(shapes.nameOf(address));
      expect(matched(kept, address), address).toEqual(matched(routes, address));
    }),
  );
});

test("an address of data has the shape of its page", () => {
  const shapes = routesByShape(site);
  expect(shapes.nameOf("/courses/a/lessons/b.data")).toBe(shapes.nameOf("/courses/a/lessons/b"));
  expect(shapes.nameOf("/_root.data")).toBe(shapes.nameOf("/"));
});

test("shapes are few, however many addresses are asked for, and each has few routes", () => {
  const shapes = routesByShape(site);
  const names = new Set(Array.from({ length: 5_000 }, (_, n) => shapes.nameOf(`/${"made-up/".repeat(n % 100)}${n}`)));
  expect(names.size).toBeLessThan(20);
  const lesson = shapes.routesFor(shapes.nameOf("/courses/a/lessons/b"));
  expect(Object.keys(lesson).length).toBeLessThan(Object.keys(site).length / 20);
});

/** Addresses near those of the routes: with other words, longer, shorter, coded, in capitals, with slashes doubled. */
function addressOf(routes: Route[]) {
  const word = fc.oneof(
    fc.constantFrom("a", "new", "courses", "%63ourses", "COURSES", "docs", "%2F", "", "list", "about", "team"),
    fc.string({ unit: "grapheme-ascii", maxLength: 4 }).map(encodeURIComponent),
  );
  const near = fc
    .constantFrom(...routes.map(({ path = "" }) => path))
    .chain((path) =>
      fc
        .tuple(...path.split("/").map((part) => (/^[:*]|\?$/.test(part) ? word : fc.oneof(fc.constant(part), word))))
        .map((parts) => parts.join("/")),
    );
  const end = fc.oneof(
    fc.constantFrom("", "", "", "/", "//"),
    word.map((each) => `/${each}`),
  );
  return fc.tuple(near, end).map(([path, rest]) => `/${path}${rest}`);
}

function matched(routes: Record<string, Route>, address: string) {
  const tree = (parentId?: string): RouteObject[] =>
    Object.values(routes).flatMap((route) => {
      if (route.parentId !== parentId) return [];
      const { id, path } = route;
      return [path === undefined && id === "index" ? { id, index: true } : { id, path, children: tree(id) }];
    });
  return matchRoutes(tree(), address)?.map(({ route, params }) => ({ id: route.id, params })) ?? null;
}
