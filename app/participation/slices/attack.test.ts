import { expect, it } from "vitest";
import { protectHere } from "#app/privacy/publication/protected.server.ts";
import { effort, times } from "#tests/effort.ts";
import { corrected, countedIn, type Months, type Program, randomProgram } from "#tests/participation/random-program.ts";
import { type Page, ReleaseAttacker } from "#tests/participation/release-attacker.ts";
import { protectPeriod } from "./protection.server.ts";
import type { EarlierVersion } from "./published-set.ts";
import { type RelatedPeriod, relatedSetOf } from "./related-periods.ts";
import { keyOf } from "./relations.ts";
import { type CountedPeriod, isImplied } from "./slice.ts";

type Release = { period: Months; world: number; counted: CountedPeriod; version: EarlierVersion };

const days = ({ from, to }: Months) => ({
  startsOn: `2026-${String(from + 1).padStart(2, "0")}-01`,
  endsOn: new Date(Date.UTC(2026, to + 1, 0)).toISOString().slice(0, 10),
});

/** Publishes a period as the product does; null where it publishes nothing. */
async function publish(program: Program, world: number, period: Months, before: Release[]): Promise<Release | null> {
  const counted = countedIn(program, period);
  const isSame = (each: Release) => each.period.from === period.from && each.period.to === period.to;
  const others = before
    .filter((each) => !isSame(each) && each.period.from <= period.to && each.period.to >= period.from)
    .map((each): RelatedPeriod => {
      return {
        ...days(each.period),
        ...each.version,
        people: each.counted.people,
        counted: countedIn(program, each.period),
      };
    });
  const related = relatedSetOf({ ...days(period), counted }, others);
  const earlier = before.filter(isSame).map(({ version }) => version);
  const result = await protectPeriod(counted, { earlier, related }, (set) => protectHere(set, 20_000));
  if (!result) return null;
  const version = { shown: new Map<string, number>(), withheld: new Set<string>() };
  for (const group of counted.groups.filter((group) => !isImplied(group))) {
    const key = keyOf(group.slice, group.category);
    const count = result.counts.get(key);
    if (count?.kind === "shown") version.shown.set(key, count.people);
    else version.withheld.add(key);
  }
  return { period, world, counted, version };
}

function pageOf({ period, world, counted, version }: Release): Page {
  const rows = counted.groups
    .filter((group) => !isImplied(group))
    .map(({ slice, category, parent }) => ({
      ...{ slice, row: category, parent },
      value: version.shown.get(keyOf(slice, category)) ?? null,
    }));
  return { period, world, people: counted.people, rows };
}

const truthOf = ({ counted }: Release) =>
  new Map(counted.groups.map((group) => [`${group.slice} ${group.category}`, group.people]));

type Interval = { low: number; high: number };

/** Whether 1 to 9, or as wide an interval, stays possible, as far as it was before anything was published. */
function isKept(people: number, { low, high }: Interval, before: Interval): boolean {
  const slack = 1e-6;
  if (people >= 10) return high - low >= Math.min(8, before.high - before.low) - slack;
  return low <= Math.max(1, before.low) + slack && high >= Math.min(9, before.high) - slack;
}

/** Two releases of periods one of which is in the other, the longer one first. */
const nested = (releases: Release[]) =>
  releases.flatMap((long, at) =>
    releases.flatMap((short, other) =>
      other !== at && short.period.from >= long.period.from && short.period.to <= long.period.to
        ? [[at, other] as const]
        : [],
    ),
  );

/**
 * What an attacker learned from a release, in words, beyond what followed from those before it, the exact totals of all,
 * and the rows of the organizations that they know. Who returned is left out: it follows from the exact total and those
 * who were new in each part.
 */
async function learned(releases: Release[], known: string[]): Promise<string[]> {
  const truths = releases.map(truthOf);
  const rows = new Map(
    truths.flatMap((truth, at) =>
      known.map((id) => [`${at} organization ${id}`, truth.get(`organization ${id}`) ?? 0]),
    ),
  );
  const pages = releases.map(pageOf);
  const attacker = await ReleaseAttacker.reading(pages, rows);
  const before = (at: number) =>
    ReleaseAttacker.reading(
      pages.map((page, number) =>
        number < at ? page : { ...page, rows: page.rows.map((row) => ({ ...row, value: null })) },
      ),
      rows,
    );
  const who = known.length === 0 ? "a reader" : known.join(" and ");
  const found: string[] = [];
  for (const [at, page] of pages.entries()) {
    for (const { slice, row, value } of page.rows.filter(({ slice }) => slice !== "standing")) {
      const key = `${slice} ${row}`;
      const people = truths[at]?.get(key) ?? 0;
      if (value !== null && value < 10) found.push(`${key} is small, and shown`);
      if (value !== null || rows.has(`${at} ${key}`)) continue;
      const range = attacker.rangeOf(at, key);
      if (isKept(people, range, { low: 0, high: Number.POSITIVE_INFINITY })) continue;
      if (isKept(people, range, (await before(at)).rangeOf(at, key))) continue;
      found.push(`${who}: ${key} of release ${at}, which is ${people}, is in ${range.low} to ${range.high}`);
    }
  }
  for (const [at, other] of nested(releases)) {
    for (const [key, people] of truths[at] ?? []) {
      const change = people - (truths[other]?.get(key) ?? people);
      if (change === 0 || Math.abs(change) >= 10 || /^standing|began no/.test(key) || rows.has(`${at} ${key}`))
        continue;
      if (widthOf(attacker.rangeOf(at, key, other)) > 1 - 1e-6) continue;
      if (widthOf((await before(Math.max(at, other))).rangeOf(at, key, other)) > 1 - 1e-6)
        found.push(`${who}: between releases ${other} and ${at}, ${key} grew by ${change}`);
    }
  }
  return found;
}

const widthOf = ({ low, high }: Interval) => high - low;

const firstSeed = effort > 1 ? Date.now() % 1_000_000_000 : 1;
const months = (from: number, to: number): Months => ({ from, to });
const orders: Months[][] =
  effort > 1
    ? [
        [months(0, 2), months(3, 5), months(6, 8), months(9, 11), months(0, 11)],
        [months(0, 2), months(0, 3), months(0, 5)],
        [months(0, 11), months(3, 11), months(6, 8)],
      ]
    : [
        [months(0, 5), months(0, 7)],
        [months(0, 5), months(6, 11), months(0, 11)],
      ];

/** Quarters, then longer periods around them: what each release shows, an attacker reads together with all others. */
async function releasesOf(seed: string, periods: Months[]): Promise<Release[]> {
  const program = randomProgram(seed);
  const releases: Release[] = [];
  for (const period of periods) {
    const release = await publish(program, 0, period, releases);
    if (release) releases.push(release);
  }
  const last = periods[0];
  const again =
    last &&
    (await publish(
      corrected(program, seed),
      1,
      last,
      releases.filter(({ period }) => period === last),
    ));
  return again ? [...releases, again] : releases;
}

it("gives a reader of all periods and versions no small group and no small change, nor two leads together", async () => {
  const count = effort > 1 ? times(1) : orders.length;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const releases = await releasesOf(String(seed), orders[seed % orders.length] ?? []);
    const ids = [...randomProgram(String(seed)).kinds.keys()];
    const coalitions = effort > 1 ? [[], ids.slice(0, 1), ids.slice(0, 2), ids.slice(-2)] : [[], ids.slice(0, 2)];
    for (const known of coalitions) {
      expect({ seed, learned: await learned(releases, known) }).toEqual({ seed, learned: [] });
    }
  }
});
