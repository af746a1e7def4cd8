import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeMemberships } from "./membership-merge.ts";

const days = (startedOn: string, endedOn: string | null = null) => ({ startedOn, endedOn });

test("what does not overlap goes over as it is", () => {
  const joining = mergeMemberships(
    [{ id: "new", ...days("2022-09-01") }],
    [{ id: "old", ...days("2018-09-01", "2020-06-30") }],
  );
  expect(joining).toEqual({ moved: ["old"], widened: [], parked: [] });
});

test("two current memberships become one from the earlier day on", () => {
  const joining = mergeMemberships([{ id: "new", ...days("2022-09-01") }], [{ id: "old", ...days("2018-09-01") }]);
  expect(joining).toEqual({
    moved: [],
    widened: [{ id: "new", before: days("2022-09-01"), after: days("2018-09-01") }],
    parked: [],
  });
});

test("one that bridges two takes both into the one that lasts longest", () => {
  const joining = mergeMemberships(
    [
      { id: "first", ...days("2018-09-01", "2019-06-30") },
      { id: "second", ...days("2021-09-01") },
    ],
    [{ id: "bridge", ...days("2019-01-01", "2021-12-31") }],
  );
  expect(joining.parked).toEqual(["first"]);
  expect(joining.widened).toEqual([{ id: "second", before: days("2021-09-01"), after: days("2018-09-01") }]);
});

const day = fc.integer({ min: 0, max: 60 }).map((at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
const period = fc
  .tuple(day, fc.option(day))
  .map(([a, b]) => (b === null ? days(a) : days(a < b ? a : b, a < b ? b : a)));

/** As the database allows: at most one without an end in each organization. */
const periods = (prefix: string) =>
  fc.array(period, { maxLength: 5 }).map((all) => {
    const [open] = all.filter(({ endedOn }) => endedOn === null);
    return all
      .filter((each) => each.endedOn !== null || each === open)
      .map((each, at) => ({ id: `${prefix}${at}`, ...each }));
  });

const covered = (all: { startedOn: string; endedOn: string | null }[], on: string) =>
  all.some(({ startedOn, endedOn }) => startedOn <= on && (endedOn === null || endedOn >= on));

test("nobody loses a day, gains one, or belongs without an end twice", () => {
  fc.assert(
    fc.property(periods("s"), periods("g"), (staying, going) => {
      const { moved, widened, parked } = mergeMemberships(staying, going);
      const after = [
        ...staying
          .filter(({ id }) => !parked.includes(id))
          .map((each) => ({ ...each, ...widened.find(({ id }) => id === each.id)?.after })),
        ...going.filter(({ id }) => moved.includes(id)),
      ];
      for (let at = 0; at <= 61; at += 1) {
        const on = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
        expect(covered(after, on)).toBe(covered([...staying, ...going], on));
      }
      expect(after.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1);
      const aside = [
        ...going.filter(({ id }) => !moved.includes(id)),
        ...staying.filter(({ id }) => parked.includes(id)),
      ];
      expect(aside.filter(({ endedOn }) => endedOn === null).length).toBeLessThanOrEqual(1);
    }),
  );
});
