import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { average, bands, dots } from "./front-bet.ts";

const lesson = readFileSync(
  fileURLToPath(
    new URL("../../content/courses/disaggregate-and-look-again/01-what-an-average-hides.mdx", import.meta.url),
  ),
  "utf8",
);

test("the children of the front page are those of the lesson that it leads to", () => {
  const first = lesson.slice(lesson.indexOf("<Chart"), lesson.indexOf("/>", lesson.indexOf("<Chart")));
  const rows = [...first.matchAll(/attendance: "(\d+)–\d+%", children: (\d+)/g)];
  expect(rows.map(([, from, children]) => ({ from: Number(from), children: Number(children) }))).toEqual(bands);
  expect(lesson).toContain(`average attendance ${average} percent`);
});

test("every child has a dot, no two dots share a place, and all are inside the picture", () => {
  const all = dots();
  expect(all).toHaveLength(bands.reduce((sum, { children }) => sum + children, 0));
  for (const places of [
    all.map(({ cx, cy }) => `${cx} ${cy}`),
    all.map((dot) => `${dot.cx + dot.fromX} ${dot.cy + dot.fromY}`),
  ]) {
    expect(new Set(places).size).toBe(all.length);
  }
  for (const { cx, cy } of all) expect([cx > 0 && cx < 650, cy > 0 && cy < 220]).toEqual([true, true]);
});
