import { describe, expect, test } from "vitest";
import { percent, type Row, rows, share, valuesOf, where } from "./figures.ts";

/** The figures of the course "Sharing data across programs". */

const district = "Cedar Flats";
const districtList = "Cedar Flats district list";
const lists = rows("program-lists");
const childrenOf = (all: Row[]) => new Set(valuesOf(all, "child"));
const onDistrictList = childrenOf(where(lists, { list: districtList }));
const onCommunityList = childrenOf(lists.filter(({ list }) => list !== districtList));
const onAnyList = childrenOf(lists);
const children = where(rows("attendance"), { district });

describe("the lists of Cedar Flats", () => {
  test("hold 660 rows of 596 children, and 1,204 of 1,800 children are on none", () => {
    const both = [...onCommunityList].filter((child) => onDistrictList.has(child));
    expect([lists.length, onAnyList.size, children.length]).toEqual([660, 596, 1800]);
    expect([onCommunityList.size - both.length, both.length, onDistrictList.size - both.length]).toEqual([
      296, 64, 236,
    ]);
    expect(children.filter(({ child }) => !onAnyList.has(child ?? ""))).toHaveLength(1204);
  });

  test("leave out 65 to 68 percent of the children of each school", () => {
    const leftOut = valuesOf(children, "school").map((school) => {
      const there = where(children, { school });
      return percent(there.filter(({ child }) => !onAnyList.has(child ?? "")).length, there.length);
    });
    expect(leftOut.sort()).toEqual([65, 67, 68, 68]);
  });

  test("differ little in how many children come often", () => {
    const often = valuesOf(lists, "list").map((list) => share(where(lists, { list }), "came_often"));
    expect([Math.min(...often), Math.max(...often)]).toEqual([54, 60]);
    expect(Math.min(...valuesOf(lists, "list").map((list) => where(lists, { list }).length))).toBe(90);
  });
});

describe("rides of the children on a list", () => {
  const rides = (list: string) => {
    const listed = childrenOf(where(lists, { list }));
    const theirs = children.filter(({ child }) => listed.has(child ?? ""));
    return ["Walk or car", "Short bus ride", "Long bus ride"].map((ride) => where(theirs, { ride }).length);
  };

  test("are long for 21 of Riverstone Youth's 90, and for 266 of the district's 1,800", () => {
    expect(rides("Riverstone Youth")).toEqual([45, 24, 21]);
    const long = where(children, { ride: "Long bus ride" }).length;
    expect([percent(21, 90), long, percent(long, 1800)]).toEqual([23, 266, 15]);
  });

  test("are long for too few of Open Gate Collective's to be shown", () => {
    expect(rides("Open Gate Collective")[2]).toBeLessThan(10);
  });
});

test("columns without names leave ever more children in a group of fewer than 10", () => {
  const columns = ["school", "grade_band", "home_language", "race_ethnicity", "meals", "disability", "ride"];
  const groupSizes = columns.map((_, last) => {
    const groups = new Map<string, number>();
    for (const row of rows("attendance")) {
      const key = columns
        .slice(0, last + 1)
        .map((column) => row[column])
        .join("|");
      groups.set(key, (groups.get(key) ?? 0) + 1);
    }
    return [...groups.values()];
  });
  const inSmallGroups = groupSizes.map((sizes) =>
    sizes.filter((size) => size < 10).reduce((sum, size) => sum + size, 0),
  );
  expect(inSmallGroups).toEqual([0, 0, 237, 869, 1603, 2286, 3723]);
  expect(groupSizes.at(-1)?.filter((size) => size === 1)).toHaveLength(880);
});
