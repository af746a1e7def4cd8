import { describe, expect, it } from "vitest";
import { linkedTables } from "./linked-tables.ts";
import { protect } from "./protect.server.ts";
import { protectHere } from "./protected.server.ts";
import type { CountCell, PublishedSet, RateCell, Relation } from "./published-set.ts";

const minute = 60_000;

/** Groups that add up to "total". */
function column(groups: Record<string, number>, more: Partial<PublishedSet> = {}): PublishedSet {
  const people = Object.values(groups).reduce((sum, n) => sum + n, 0);
  return {
    counts: [...Object.entries(groups), ["total", people] as const].map(([key, n]) => ({ key, people: n })),
    relations: [{ kind: "sum", whole: "total", parts: Object.keys(groups) }],
    ...more,
  };
}

/** A table of rows r0, r1 … and columns c0, c1 … with its margins. */
function grid(table: number[][]): PublishedSet {
  const axis = (id: string, size: number) => ({
    id,
    kind: "apart" as const,
    categories: Array.from({ length: size }, (_, at) => ({ id: String(at) })),
  });
  const { groups, relations } = linkedTables(
    [axis("row", table.length), axis("column", table[0]?.length ?? 0)],
    [["row", "column"]],
  );
  const counts = [...groups].map(([key, { row, column: at }]) => {
    const rows = row === undefined ? table : [table[Number(row)] ?? []];
    return {
      key,
      people: rows.flatMap((each) => (at === undefined ? each : [each[Number(at)] ?? 0])).reduce((a, b) => a + b, 0),
    };
  });
  return { counts, relations };
}

async function withheldIn(set: PublishedSet): Promise<string[]> {
  const { counts, audit } = await protectHere(set, minute);
  expect(audit).toMatchObject({ isComplete: true, exposed: [] });
  return [...counts].flatMap(([key, { kind }]) => (kind === "withheld" ? [key] : []));
}

const sets: [string, PublishedSet, string[]][] = [
  [
    "the next smallest beside one small group",
    column({ district: 42, school: 23, cbo: 8, early: 15 }),
    ["cbo", "early"],
  ],
  ["both of two when one is small", column({ a: 30, b: 9 }), ["a", "b"]],
  ["four small groups, and no total", column({ a: 5, b: 5, c: 5, d: 5 }), ["a", "b", "c", "d"]],
  ["nothing where every group is large enough", column({ a: 12, b: 11, c: 10, d: 55 }), []],
  ["a third group where two of one person each make two", column({ a: 1, b: 1, c: 40, d: 60 }), ["a", "b", "c"]],
];

describe("the agreed cases", () => {
  it.each(sets)("withhold %s", async (_, set, expected) => expect(await withheldIn(set)).toEqual(expected));

  it("withhold at least four inner cells of a table with one small one", async () => {
    const withheld = await withheldIn(
      grid([
        [20, 30, 25],
        [40, 4, 35],
        [22, 28, 31],
      ]),
    );
    expect(withheld).toHaveLength(4);
    expect(withheld.every((key) => key.includes("&"))).toBe(true);
  });

  it("withhold a group when it falls below ten, and leave earlier periods as they are", async () => {
    const periods = [11, 10, 9].map((somali) => column({ somali, other: 60, third: 70 }));
    const withheld = await Promise.all(periods.map(withheldIn));
    expect(withheld).toEqual([[], [], ["somali", "other"]]);
  });
});

const share = (of: string, numerator: number): RateCell => ({ key: `${of} done`, measure: "done", of, numerator });

describe("a series of releases", () => {
  it("keeps the pattern of the last period, where another would lose as little", async () => {
    const groups = { a: 8, b: 16, c: 15, d: 60 };
    expect(await withheldIn(column(groups))).toEqual(["a", "c"]);
    expect(await withheldIn(column(groups, { pattern: new Set(["a", "b"]) }))).toEqual(["a", "b"]);
  });

  it("never shows what an earlier version withheld, nor lets it be computed", async () => {
    const withheldBefore = new Set(["a"]);
    const withheld = await withheldIn(column({ a: 20, b: 30, c: 40 }, { withheldBefore }));
    expect(withheld).toEqual(["a", "b"]);
  });

  it("shares the loss among categories of tables that have nothing in common", async () => {
    const table = (name: string) => ({ [`${name} small`]: 5, [`${name} x`]: 20, [`${name} y`]: 20, [`${name} z`]: 90 });
    const names = ["one", "two", "three", "four"];
    const counts = names.flatMap((name) =>
      column(table(name)).counts.map((cell) => ({
        ...cell,
        key: cell.key === "total" ? `${name} total` : cell.key,
        category: cell.key.split(" ")[1] ?? "total",
      })),
    );
    const relations = names.map((name) => ({
      kind: "sum" as const,
      whole: `${name} total`,
      parts: Object.keys(table(name)),
    }));
    const { loss } = await protectHere({ counts, relations }, minute);
    expect([loss.byCategory.get("x"), loss.byCategory.get("y")]).toEqual([2, 2]);
  });
});

describe("rates", () => {
  it("do not tell a small numerator that a table counts", async () => {
    const counts: CountCell[] = [
      { key: "all", people: 60 },
      { key: "done", people: 4 },
      { key: "not done", people: 56 },
    ];
    const set: PublishedSet = {
      counts,
      relations: [{ kind: "sum", whole: "all", parts: ["done", "not done"] }],
      rates: [{ ...share("all", 4), numeratorCell: "done" }],
    };
    const { counts: shown, rates } = await protectHere(set, minute);
    expect(shown.get("done")).toEqual({ kind: "withheld" });
    const rate = rates.get("all done");
    expect(rate?.kind === "range" ? rate.to : 100).toBeGreaterThanOrEqual(15);
  });

  it("of answers on a scale are a tenth of a step, and a band at an end", async () => {
    const mean = async (people: number, numerator: number) => {
      const rate = { ...share("all", numerator), most: 4 };
      return (await protectHere({ counts: [{ key: "all", people }], relations: [], rates: [rate] }, minute)).rates.get(
        rate.key,
      );
    };
    expect(await mean(25, 73)).toEqual({ kind: "exact", from: 72.5, to: 72.5 });
    expect(await mean(12, 48)).toEqual({ kind: "range", from: 80, to: 100 });
    expect(await mean(9, 20)).toEqual({ kind: "withheld" });
  });

  it("become bands near an end", async () => {
    const alone = async (people: number, numerator: number) => {
      const set = { counts: [{ key: "all", people }], relations: [], rates: [share("all", numerator)] };
      return (await protectHere(set, minute)).rates.get("all done");
    };
    expect(await alone(30, 29)).toEqual({ kind: "range", from: 90, to: 100 });
    expect(await alone(12, 0)).toEqual({ kind: "range", from: 0, to: 20 });
    expect(await alone(19, 10)).toEqual({ kind: "exact", from: 53, to: 53 });
    expect(await alone(9, 5)).toEqual({ kind: "withheld" });
  });

  it("do not fall to subtraction", async () => {
    const set = column({ a: 30, b: 40 }, { rates: [share("a", 29), share("b", 20), share("total", 49)] });
    const { rates, audit } = await protectHere(set, minute);
    expect(audit.exposed).toEqual([]);
    expect(rates.get("a done")).toEqual({ kind: "range", from: 90, to: 100 });
    expect([rates.get("b done")?.kind, rates.get("total done")?.kind]).toContain("range");
  });
});

describe("in a thread of its own", () => {
  it("gives the same answer", async () => {
    const set = column({ district: 42, school: 23, cbo: 8, early: 15 });
    const { counts, audit } = await protect(set);
    expect(counts).toEqual((await protectHere(set, minute)).counts);
    expect(audit.isComplete).toBe(true);
  });

  it("withholds everything that is linked when the time is over, and says so", async () => {
    const set = column({ district: 42, school: 23, cbo: 8, early: 15 });
    const { counts, audit } = await protect({ ...set, counts: [...set.counts, { key: "apart", people: 20 }] }, 0);
    const shown = [...counts].flatMap(([key, { kind }]) => (kind === "shown" ? [key] : []));
    expect(shown).toEqual(["apart"]);
    expect(audit.isComplete).toBe(false);
  });

  it("refuses a smaller least group, and numbers that contradict each other", async () => {
    const set = column({ a: 30, b: 9 });
    await expect(protect({ ...set, policy: { least: 5 } })).rejects.toThrow(RangeError);
    const [first, ...others] = set.counts;
    const wrong = { ...set, counts: [{ key: first?.key ?? "", people: 31 }, ...others] };
    await expect(protect(wrong)).rejects.toThrow("a, b");
  });
});

describe("what readers know besides the tables", () => {
  it("an organization that knows its own people learns nothing of the others", async () => {
    const set = column(
      { a: 4, b: 15, c: 30, d: 50 },
      { insiders: ["a", "b", "c", "d"].map((name) => ({ name, knows: [name] })) },
    );
    const withheld = await withheldIn(set);
    expect(withheld.length).toBeGreaterThanOrEqual(3);
  });

  it("a group that only a subtraction shows is protected like any other", async () => {
    const set: PublishedSet = {
      counts: [
        { key: "all", people: 60 },
        { key: "all but one", people: 57 },
        { key: "the one", people: 3, role: "implied" },
      ],
      relations: [{ kind: "sum", whole: "all", parts: ["all but one", "the one"] }],
    };
    expect(await withheldIn(set)).toHaveLength(1);
  });

  it("the growth since the last release is withheld with the new total", async () => {
    const set: PublishedSet = {
      counts: [
        { key: "now", people: 43 },
        { key: "new", people: 3, role: "implied" },
      ],
      relations: [{ kind: "sum", whole: "now", parts: ["before", "new"] }],
      released: new Map([["before", { low: 40, high: 40 }]]),
    };
    expect(await withheldIn(set)).toEqual(["now"]);
  });

  it("says what no withholding can protect", async () => {
    const counts: CountCell[] = [
      { key: "total", people: 20, role: "exact" },
      { key: "a", people: 4 },
      { key: "b", people: 16, role: "exact" },
    ];
    const relations: Relation[] = [{ kind: "sum", whole: "total", parts: ["a", "b"] }];
    const { audit, counts: shown } = await protectHere({ counts, relations }, minute);
    expect(audit.exposed).toEqual(["a"]);
    expect(shown.get("a")).toEqual({ kind: "withheld" });
    const inVain = { counts: [...counts, { key: "c", people: 30 }], relations, vital: new Set(["a"]) };
    expect((await protectHere(inVain, minute)).counts.get("c")).toEqual({ kind: "withheld" });
  });

  it("people in two organizations", async () => {
    const set: PublishedSet = {
      counts: [
        { key: "all", people: 40 },
        { key: "a", people: 38 },
        { key: "b", people: 4 },
      ],
      relations: [{ kind: "cover", whole: "all", parts: ["a", "b"] }],
    };
    // All less a is at least 2, which is more than b may be known to be.
    expect(await withheldIn(set)).toHaveLength(2);
  });
});
