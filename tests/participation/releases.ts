import type { Published, RelatedPeriod } from "#app/participation/slices/known-period.ts";
import { protectPeriod } from "#app/participation/slices/protection.server.ts";
import { relatedSetOf } from "#app/participation/slices/related-periods.ts";
import { finishedKey, keyOf } from "#app/participation/slices/relations.ts";
import { type CountedPeriod, isImplied, withRowsOf } from "#app/participation/slices/slice.ts";
import { spansOf } from "#app/participation/slices/spans.ts";
import { protectHere } from "#app/privacy/publication/protected.server.ts";
import type { ProtectedSet } from "#app/privacy/publication/published-set.ts";
import type { Range } from "./pages.ts";
import { corrected, countedIn, type Months, type Program, randomProgram } from "./random-program.ts";

export type Release = {
  period: Months;
  world: number;
  counted: CountedPeriod;
  version: Published;
  /** What is shown of the people of each group who finished, in percent. */
  shares: ReadonlyMap<string, Range>;
  /** Of a corrected version, where its reason tells that people were only added, or only taken out. */
  only?: "added" | "taken out" | undefined;
};

export const days = ({ from, to }: Months) => ({
  startsOn: `2026-${String(from + 1).padStart(2, "0")}-01`,
  endsOn: new Date(Date.UTC(2026, to + 1, 0)).toISOString().slice(0, 10),
});

export const monthsOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): Months => ({
  from: Number(startsOn.slice(5, 7)) - 1,
  to: Number(endsOn.slice(5, 7)) - 1,
});

const groupOf = (share: string) => share.replace(finishedKey(""), "");

/** Publishes a period as the product does; null where it publishes nothing. */
async function publish(program: Program, world: number, period: Months, before: Release[]): Promise<Release | null> {
  const isSame = (each: Release) => each.period === period;
  const earlier = before.filter(isSame).map(({ version }) => version);
  const counted = withRowsOf(
    countedIn(program, period),
    earlier.map(({ frozen }) => frozen),
  );
  const others = before
    .filter((each) => !isSame(each))
    .map((each): RelatedPeriod => {
      return {
        ...days(each.period),
        ...each.version,
        counted: countedIn(program, each.period),
      };
    });
  const spans = spansOf(days(period), others).map((span) => ({ ...span, counted: countedIn(program, monthsOf(span)) }));
  const related = relatedSetOf({ ...days(period), counted }, others, spans);
  const result = await protectPeriod(counted, { earlier, related }, (set) => protectHere(set, 20_000));
  if (!result) return null;
  const shares = sharesOf(result);
  const version = {
    ...{ people: counted.people, shown: new Map<string, number>(), withheld: new Set<string>(), frozen: counted },
    shares: new Map([...shares].map(([key, { low, high }]) => [groupOf(key), { from: low, to: high }])),
  };
  for (const group of counted.groups.filter((group) => !isImplied(group))) {
    const key = keyOf(group.slice, group.category);
    const count = result.counts.get(key);
    if (count?.kind === "shown") version.shown.set(key, count.people);
    else version.withheld.add(key);
  }
  return { period, world, counted, version, shares };
}

const sharesOf = ({ rates }: ProtectedSet) =>
  new Map(
    [...rates].flatMap(([key, rate]) => (rate.kind === "withheld" ? [] : [[key, { low: rate.from, high: rate.to }]])),
  );

/** Periods in the order in which they are published; the first one is corrected in the end. */
const months = (from: number, to: number): Months => ({ from, to });
const orders: Months[][] = [
  [months(0, 5), months(0, 7)],
  [months(0, 5), months(6, 11), months(0, 11)],
  [months(0, 2)],
  [months(0, 2), months(0, 11)],
  [months(3, 5), months(0, 5)],
  [months(0, 11), months(3, 11)],
];
const longOrders: Months[][] = [
  [months(0, 2), months(3, 5), months(6, 8), months(9, 11), months(0, 11)],
  [months(0, 2), months(0, 3), months(0, 5)],
  [months(0, 11), months(3, 11), months(6, 8)],
  [months(0, 2), months(3, 5), months(6, 8), months(0, 11), months(9, 11)],
];

/** A federal and a clock-hour year have the same days, and are two periods. */
const twinOrders: Months[][] = [
  [months(0, 11), months(0, 2), months(0, 11)],
  [months(0, 5), months(3, 8), months(0, 5)],
  [months(0, 11), months(3, 11), months(0, 11)],
];

/** One world in forty has a whole year of releases, which takes an attacker much longer. */
function orderOf(seed: number): Months[] | undefined {
  const round = Math.floor(seed / 40);
  if (seed % 40 === 39) return longOrders[round % longOrders.length];
  if (seed % 40 === 19) return twinOrders[round % twinOrders.length];
  return orders[seed % orders.length];
}

/** Quarters, then longer periods around them: what each release shows, an attacker reads together with all others. */
export async function releasesOf(program: Program, seed: number, periods = orderOf(seed) ?? []): Promise<Release[]> {
  const releases: Release[] = [];
  for (const period of periods) {
    const release = await publish(program, 0, period, releases);
    if (release) releases.push(release);
  }
  const first = periods[0];
  if (!first) return releases;
  const other = corrected(program, String(seed), seed % 7 === 3 ? 12 : 0);
  const again = await publish(other, 1, first, releases);
  return again ? [...releases, { ...again, only: onlyOf(program, other) }] : releases;
}

function onlyOf(before: Program, after: Program): Release["only"] {
  if (before.people.every((person) => after.people.includes(person))) return "added";
  return after.people.every((person) => before.people.includes(person)) ? "taken out" : undefined;
}

export const worldOf = (seed: number): Program => randomProgram(String(seed));
