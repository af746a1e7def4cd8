import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rows, valuesOf } from "./figures.ts";
import { regionFiles } from "./region.ts";

const folder = path.resolve(import.meta.dirname, "../datasets");

describe("files", () => {
  test("are in content/datasets to the byte", async () => {
    for (const { name, text } of regionFiles()) {
      expect(await readFile(path.join(folder, name), "utf8"), name).toBe(text);
      expect(text.length, name).toBeLessThan(600_000);
    }
  });

  test("have a codebook that says they are synthetic and explains every column", async () => {
    for (const { name: file } of regionFiles()) {
      const name = file.replace(".csv", "");
      const codebook: Codebook = parse(await readFile(path.join(folder, `${name}.codebook.yaml`), "utf8"));
      const columns = [...codebook.measures, ...codebook.groupings, ...codebook.otherColumns].map(({ id }) => id);
      expect(codebook.note, name).toContain("Synthetic: not real children");
      expect(new Set(columns), name).toEqual(new Set(Object.keys(rows(name)[0] ?? {})));
      for (const { id, categories } of codebook.groupings) {
        const found = valuesOf(rows(name), id).flatMap((value) => value.split("|"));
        expect(categories, `${name} ${id}`).toEqual(expect.arrayContaining(found));
      }
    }
  });

  test("hold about 6,000 children in three districts, twelve schools and eight sites", () => {
    expect(rows("attendance").length + rows("early-learning").length).toBe(5780);
    expect(valuesOf(rows("attendance"), "district")).toHaveLength(3);
    expect(valuesOf(rows("attendance"), "school")).toHaveLength(12);
    expect(valuesOf(rows("early-learning"), "site")).toHaveLength(8);
  });
});

type Codebook = { note: string } & Record<
  "measures" | "groupings" | "otherColumns",
  { id: string; categories: string[] }[]
>;
