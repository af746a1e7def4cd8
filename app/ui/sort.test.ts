import { expect, test } from "vitest";
import { readSort, sortParam } from "./sort.ts";

const columns = ["name", "people"] as const;

test("reads what it writes, both ways round", () => {
  for (const by of columns)
    for (const isReversed of [false, true]) {
      expect(readSort(sortParam({ by, isReversed }), columns)).toEqual({ by, isReversed });
    }
});

test.each([null, "", "-", "color", "-color", "--name", "name; drop table"])(
  "sorts by the first column for %j",
  (asked) => {
    expect(readSort(asked, columns)).toEqual({ by: "name", isReversed: false });
  },
);
