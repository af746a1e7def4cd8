import { expect, test } from "vitest";
import { type Group, groupKey, linkedTables } from "./linked-tables.ts";
import { protectHere } from "./protected.server.ts";
import type { PublishedSet } from "./published-set.ts";

/**
 * Tables with the cells that an established tool withholds, as its authors publish them: Statistics Norway's
 * GaussSuppression (Langsrud 2024, doi:10.1007/978-3-031-69651-0_6), vignette "Small count frequency table suppression",
 * tables 1, 2 and 7, https://statisticsnorway.github.io/ssb-gausssuppression/articles/Small_count_frequency_table_suppression.html.
 * The tool withholds counts up to `small`; here the counts are multiplied so that the same ones are below ten. It promises
 * that no withheld count can be computed exactly; ours promises the whole range of a small group, so it may lose more:
 * `theirs` and `ours` are all withheld cells, margins and broader categories included.
 */
const examples = [
  {
    ...{ name: "table 1: two ages by three countries, small up to 1", times: 5, isHierarchical: false },
    counts: {
      "young Spain": 5,
      "young Iceland": 2,
      "young Portugal": 0,
      "old Spain": 6,
      "old Iceland": 3,
      "old Portugal": 4,
    },
    ...{ theirs: 4, ours: 4 },
  },
  {
    ...{ name: "table 2: the same with EU and others, small up to 2", times: 4, isHierarchical: true },
    counts: {
      "young Spain": 5,
      "young Iceland": 2,
      "young Portugal": 0,
      "old Spain": 6,
      "old Iceland": 3,
      "old Portugal": 4,
    },
    ...{ theirs: 8, ours: 10 },
  },
  {
    ...{ name: "table 7: two zeros beside each other, small up to 2", times: 4, isHierarchical: true },
    counts: {
      "young Spain": 5,
      "young Iceland": 0,
      "young Portugal": 0,
      "old Spain": 6,
      "old Iceland": 3,
      "old Portugal": 4,
    },
    ...{ theirs: 10, ours: 10 },
  },
];

const unions: Record<string, string> = { Spain: "EU", Portugal: "EU", Iceland: "nonEU" };

function setOf({ counts, times, isHierarchical }: (typeof examples)[number]): PublishedSet {
  const countries = Object.keys(unions).map((id) => (isHierarchical ? { id, parent: unions[id] ?? "" } : { id }));
  const { groups, relations } = linkedTables(
    [
      { id: "age", kind: "apart", categories: [{ id: "young" }, { id: "old" }] },
      {
        id: "geo",
        kind: "apart",
        categories: [...(isHierarchical ? [{ id: "EU" }, { id: "nonEU" }] : []), ...countries],
      },
    ],
    [["age", "geo"]],
  );
  const isOf = (cell: string, { age, geo }: Group) => {
    const [ofAge = "", country = ""] = cell.split(" ");
    return (age === undefined || age === ofAge) && (geo === undefined || geo === country || geo === unions[country]);
  };
  return {
    counts: [...groups].map(([key, group]) => ({
      key,
      people: times * Object.entries(counts).reduce((sum, [cell, n]) => sum + (isOf(cell, group) ? n : 0), 0),
      ...(key === groupKey({}) ? { role: "exact" as const } : {}),
    })),
    relations,
  };
}

test.each(examples)("$name: loses $ours cells, the tool $theirs", async (example) => {
  const set = setOf(example);
  const { counts, audit } = await protectHere(set, 60_000);
  expect(audit).toMatchObject({ isComplete: true, exposed: [] });
  const withheld = set.counts.filter(({ key }) => counts.get(key)?.kind === "withheld");
  const small = set.counts.filter(({ people }) => people < 10);
  expect(withheld).toEqual(expect.arrayContaining(small));
  expect(withheld.length).toBeLessThanOrEqual(example.ours);
});
