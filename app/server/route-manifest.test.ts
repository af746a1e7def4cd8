import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { shortManifest } from "./route-manifest.ts";

const flags = { hasAction: false, hasLoader: true, hasErrorBoundary: false, css: [] };
const manifest = {
  entry: { module: "/assets/entry.js", imports: ["/assets/a.js"], css: [] },
  routes: {
    root: { id: "root", path: "", ...flags, module: "/assets/root.js", imports: ["/assets/a.js", "/assets/b.js"] },
    home: { id: "home", parentId: "root", index: true, ...flags, module: "/assets/h.js", imports: ["/assets/b.js"] },
    file: { id: "file", parentId: "root", path: "file", ...flags, module: "/assets/f.js", imports: [] },
  },
  url: "/assets/manifest-1.js",
  version: "1",
};

const scriptOf = (value: unknown) => `window.__remixManifest=${JSON.stringify(value)};`;

test("the short route manifest sets what Remix's own sets, with the most imported files first", () => {
  const window: { __remixManifest?: unknown } = {};
  runInNewContext(shortManifest(scriptOf(manifest)), { window });
  const root = { ...manifest.routes.root, imports: ["/assets/b.js", "/assets/a.js"] };
  const routes = { ...manifest.routes, root };
  expect(structuredClone(window.__remixManifest)).toStrictEqual({ ...manifest, routes });
});

test("a route manifest in another form stops the build", () => {
  expect(() => shortManifest("export default {}")).toThrow("another form");
});

test("a property that the short form cannot hold stops the build", () => {
  const routes = { root: { ...manifest.routes.root, handle: null } };
  expect(() => shortManifest(scriptOf({ ...manifest, routes }))).toThrow("other things");
});

test("routes that do not lie under their own ids stop the build", () => {
  const routes = { other: manifest.routes.root };
  expect(() => shortManifest(scriptOf({ ...manifest, routes }))).toThrow("other things");
});
