import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { expect, test } from "vitest";
import { routesFor } from "./route-table.ts";

const rows = [
  { id: "root", path: "" },
  { id: "home", parentId: "root" },
  { id: "courses", parentId: "root", path: "courses" },
  { id: "course", parentId: "root", path: "courses/:course" },
  { id: "lesson", parentId: "root", path: "courses/:course/lessons/:lesson" },
  { id: "new", parentId: "root", path: "courses/new" },
  { id: "optional", parentId: "root", path: "files/:name?" },
  { id: "area", parentId: "root", path: "area" },
  { id: "inner", parentId: "area", path: "inner/:part" },
  { id: "not found", parentId: "root", path: "*" },
];

test("an address gets the routes that it could mean, with their parents", () => {
  const idsFor = (path: string) => routesFor(rows, path).map(({ id }) => id);
  expect(idsFor("/")).toEqual(["root", "home", "not found"]);
  expect(idsFor("/courses/new")).toEqual(["root", "course", "new", "not found"]);
  expect(idsFor("/Courses/a%20b/lessons/c/")).toEqual(["root", "lesson", "not found"]);
  expect(idsFor("/area/inner/x")).toEqual(["root", "area", "inner", "not found"]);
  expect(idsFor("/nowhere/at/all")).toEqual(["root", "not found"]);
});

test("the router finds the same page among them as among all", () => {
  const words = ["courses", "new", "lessons", "files", "area", "inner", "x", "a%20b", "COURSES", "", "é"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 5 }), (parts) => {
      const path = `/${parts.join("/")}`;
      const found = (known: typeof rows) => matchRoutes(asTree(known), path)?.map(({ route }) => route.id);
      expect(found(routesFor(rows, path))).toEqual(found(rows));
    }),
  );
});

function asTree(known: typeof rows, parent?: string): Parameters<typeof matchRoutes>[0] {
  return known
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path }) => {
      const children = asTree(known, id);
      if (children.length > 0) return { id, path, children };
      return path === undefined ? { id, index: true } : { id, path };
    });
}
