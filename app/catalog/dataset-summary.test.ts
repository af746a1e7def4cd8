import { describe, expect, it } from "vitest";
import { cubeOf, protectedDataset } from "./dataset-cube.ts";
import { readDataset } from "./dataset-file.ts";
import { summaryOf } from "./dataset-summary.ts";

const codebook = `
id: rides
title: Rides
isSynthetic: true
unitSingular: child
unitPlural: children
measures:
  - { id: present, label: Present all week, summary: share, unit: "%", definition: "Children present on all five days." }
  - { id: days, label: Days present, summary: mean, unit: days, definition: "Days present of five." }
groupings:
  - { id: ride, label: Ride, categories: [Walk, Bus, Ferry], orderReason: "Shortest first.", isMultiple: false }
  - { id: language, label: Languages, categories: [English, Somali], orderReason: "Alphabetical.", isMultiple: true }
  - { id: grade, label: Grade, categories: [K, "1"], orderReason: "Youngest first.", isMultiple: false }
otherColumns: []
license: CC0
note: ""
`;

function rowsOf(count: number, ride: string, language: string, grade: string, present: (index: number) => string) {
  return Array.from({ length: count }, (_, index) => `${present(index)},${index % 6},${ride},${language},${grade}`);
}

function read(rows: string[]) {
  const result = readDataset(["present,days,ride,language,grade", ...rows].join("\n"), codebook);
  if ("problems" in result) throw new Error(result.problems.join(" "));
  return result.dataset;
}

const half = (index: number) => (index % 2 === 0 ? "true" : "false");
const dataset = read([
  ...rowsOf(40, "Walk", "English", "K", half),
  ...rowsOf(30, "Bus", "English|Somali", "1", () => "true"),
  ...rowsOf(7, "Ferry", "Somali", "1", half),
  ...rowsOf(12, "Rocket", "English", "K", () => ""),
]);

const cube = cubeOf(protectedDataset(dataset), {
  measures: ["present", "days"],
  groupings: ["grade", "ride", "language"],
});

function summary(measure: string, ...groupings: string[]) {
  const found = cube ? summaryOf(cube, { measure, groupings }) : null;
  if (!found) throw new Error(`${measure} by ${groupings.join(", ")}`);
  return found;
}

describe("a dataset's summary", () => {
  it("counts who has a value, and says who has none", () => {
    const { total, notes } = summary("present");
    expect(total).toMatchObject({ n: 77, shown: "70–80%" });
    expect(notes.join(" ")).toContain("12 children have no value");
  });

  it("withholds the small group and the one that would give it away", () => {
    const { rows, sentence } = summary("present", "ride");
    expect(rows.map(({ n, shown }) => [n, shown])).toEqual([
      [40, "50%"],
      [null, "withheld"],
      [null, "withheld"],
    ]);
    expect(sentence).toContain("too few groups");
  });

  it("shows a band near all, and no exact number", () => {
    const { rows } = summary("present", "language");
    expect(rows[1]).toMatchObject({ group: ["Somali"], n: 37, value: null, range: [90, 100], shown: "≥ 90%" });
  });

  it("says that people in several groups do not add up", () => {
    expect(summary("present", "language").notes.join(" ")).toContain("do not add up");
  });

  it("protects in two-way tables what one-way tables withhold", () => {
    const { rows } = summary("present", "ride", "grade");
    expect(rows.filter(({ n }) => n !== null).map(({ group }) => group[0])).not.toContain("Bus");
  });

  it("says nothing of why a group is withheld", () => {
    const { rows, notes } = summary("present", "ride");
    expect(rows.slice(1).map(({ group: _, ...row }) => row)).toEqual([
      { n: null, value: null, range: null, shown: "withheld" },
      { n: null, value: null, range: null, shown: "withheld" },
    ]);
    expect(notes.filter((note) => note.includes("ithheld"))).toHaveLength(1);
    expect(JSON.stringify(cube)).not.toMatch(/small|complementary/);
  });

  it("draws a table the way round that was asked for", () => {
    const cells = (given: string[]) =>
      summary("days", ...given)
        .rows.map(({ group, n, shown }) => [[...group].sort().join(), n, shown])
        .sort();
    expect(cells(["ride", "grade"])).toEqual(cells(["grade", "ride"]));
    expect(summary("days", "ride", "grade").rows[1]?.group).toEqual(["Walk", "1"]);
  });

  it("states the largest difference, with both n, in the order of the table", () => {
    const { sentence } = summary("days", "language");
    expect(sentence).toMatch(
      /largest difference is 0\.1 days, between English \(2\.5 days, n=82\) and Somali \(2\.4 days, n=37\)/,
    );
    expect(summary("present", "language").sentence).toContain("at least");
    expect(summary("present").sentence).not.toContain("difference");
  });

  it("answers nothing to a column that it does not have", () => {
    expect(cube && summaryOf(cube, { measure: "late", groupings: [] })).toBeNull();
    expect(cube && summaryOf(cube, { measure: "present", groupings: ["ferry"] })).toBeNull();
    expect(cubeOf(protectedDataset(dataset), { measures: ["late"], groupings: [] })).toBeNull();
  });

  it("says what is wrong with a file", () => {
    const wrong = readDataset("present,ride,language,grade\nmaybe,Walk,English,K", codebook);
    expect(wrong).toEqual({
      problems: [
        'The codebook describes the column "days", and the CSV has none of that name.',
        'Row 2 of the CSV has "maybe" in "present": it must be true, false or empty.',
      ],
    });
    expect(readDataset("a", "id: X")).toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining("id: must be")]),
    });
  });
});
