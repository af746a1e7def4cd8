import { expect, test } from "vitest";
import { routesOf } from "../route-discovery/route-table.ts";
import { routeTable } from "./route-manifest.ts";

const flags = { hasAction: false, hasLoader: true, hasErrorBoundary: false, css: [] };
const routes = {
  root: { id: "root", path: "", ...flags, module: "/assets/root.js", imports: ["/assets/a.js", "/assets/b.js"] },
  home: { id: "home", parentId: "root", index: true, ...flags, module: "/assets/h.js", imports: ["/assets/b.js"] },
  file: { id: "file", parentId: "root", path: "file", ...flags, module: "/assets/f.js", imports: [] },
};

const scriptOf = (value: unknown) => `window.__remixManifest=${JSON.stringify(value)};`;

test("the table has the routes of Remix's manifest, with the most imported files first", () => {
  const table = JSON.parse(JSON.stringify(routeTable(scriptOf({ routes, version: "1" }))));
  const root = { ...routes.root, imports: ["/assets/b.js", "/assets/a.js"] };
  expect(routesOf(table)).toStrictEqual([root, routes.home, routes.file]);
});

test("a route manifest in another form stops the build", () => {
  expect(() => routeTable("export default {}")).toThrow("another form");
});

test("a property that the table cannot hold stops the build", () => {
  expect(() => routeTable(scriptOf({ routes: { root: { ...routes.root, handle: null } } }))).toThrow("handle is null");
});

test("routes that do not lie under their own ids stop the build", () => {
  expect(() => routeTable(scriptOf({ routes: { other: routes.root } }))).toThrow("other things");
});
