import { everyone, finishedKey, keyOf } from "#app/participation/slices/relations.ts";
import { isImplied } from "#app/participation/slices/slice.ts";
import { spansOf } from "#app/participation/slices/spans.ts";
import type { Insider } from "./insiders.ts";
import type { Page, Range } from "./pages.ts";
import { countedIn, type Program } from "./random-program.ts";
import { eitherWay, type OneWay, ReleaseAttacker } from "./release-attacker.ts";
import { days, monthsOf, type Release } from "./releases.ts";

function pageOf({ period, world, counted, version, shares }: Release): Page {
  const rows = counted.groups
    .filter((group) => !isImplied(group))
    .map(({ slice, category, parent }) => ({
      ...{ slice, row: category, parent },
      value: version.shown.get(keyOf(slice, category)) ?? null,
      share: shares.get(finishedKey(keyOf(slice, category))) ?? null,
    }));
  return { period, world, people: counted.people, share: shares.get(finishedKey(everyone)) ?? null, rows };
}

/**
 * What leads read beside releases: the exact totals of open years and of grants, which may begin and end with any two
 * periods. Their groups are not published.
 */
function totalsBeside(program: Program, releases: Release[]): Release[] {
  const periods = releases.filter(({ world }) => world === 0).map(({ period }) => days(period));
  const spans = new Map(
    periods
      .flatMap((period) => spansOf(period, periods))
      .map((span) => [`${span.startsOn} ${span.endsOn}`, monthsOf(span)]),
  );
  return [...spans.values()].map((period) => {
    const counted = countedIn(program, period);
    return {
      period,
      world: 0,
      counted,
      version: { people: counted.people, shown: new Map(), withheld: new Set(), shares: new Map(), frozen: null },
      shares: new Map(),
    };
  });
}

const truthOf = ({ counted }: Release) =>
  new Map(counted.groups.map((group) => [`${group.slice} ${group.category}`, group.people]));

const finishedOf = ({ counted }: Release) =>
  new Map(counted.groups.map((group) => [`finished ${group.slice} ${group.category}`, group.finished]));

const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const slack = 1e-6;

/** Whether more than one number stays possible, where it was before. */
const isUnknown = (range: Range, before: Range) =>
  range.high - range.low >= Math.min(1, before.high - before.low) - slack;

/** Whether 1 to 9, or as wide an interval, stays possible, as far as it was before anything was published. */
function isKept(people: number, { low, high }: Range, before: Range): boolean {
  if (people >= 10) return high - low >= Math.min(8, before.high - before.low) - slack;
  return low <= Math.max(1, before.low) + slack && high >= Math.min(9, before.high) - slack;
}

/** Two releases of periods one of which is in the other, the longer one first; two versions of one period once. */
const nested = (releases: Release[]) =>
  releases.flatMap((long, at) =>
    releases.flatMap((short, other) => {
      const isInside = short.period.from >= long.period.from && short.period.to <= long.period.to;
      return isInside && (short.period === long.period ? at > other : at !== other) ? [[at, other] as const] : [];
    }),
  );

/** What was attacked, and what was learned, in words; `exact` are numbers found out. */
export type Learned = { attacked: number; exact: string[]; tighter: string[] };

/**
 * What an attacker learned from a release beyond what followed from those before it, the exact totals of all, and the
 * rows that they know.
 */
export async function learned(program: Program, releases: Release[], insider: Insider): Promise<Learned> {
  const found = await attack(program, releases, insider, eitherWay);
  const correction = oneWayOf(releases);
  if (correction === null) return found;
  const more = await attack(program, releases, insider, correction);
  return {
    attacked: found.attacked + more.attacked,
    exact: [...found.exact, ...more.exact],
    tighter: [...found.tighter, ...more.tighter],
  };
}

/** The two versions of a period of which a reader knows that people were only added to one of them. */
function oneWayOf(releases: Release[]): OneWay | null {
  const again = releases.findIndex(({ only }) => only !== undefined);
  const first = releases.findIndex(({ period, world }) => world === 0 && period === releases[again]?.period);
  if (again === -1 || first === -1) return null;
  return releases[again]?.only === "added" ? { fewer: first, more: again } : { fewer: again, more: first };
}

/** A page of which only the total is known, and that it may have every row that earlier versions of it had. */
function unread(page: Page, earlier: readonly Page[]): Page {
  const rows = [page, ...earlier.filter(({ period }) => period === page.period)].flatMap((each) => each.rows);
  const blank = new Map(rows.map((row) => [`${row.slice} ${row.row}`, { ...row, value: null, share: null }]));
  return { ...page, share: null, rows: [...blank.values()] };
}

/** Of one-way corrections, only what the two versions tell is attacked: the rest is attacked without them. */
async function attack(
  program: Program,
  releases: Release[],
  { name, knows }: Insider,
  correction: OneWay,
): Promise<Learned> {
  const isAttacked = (at: number) => correction === eitherWay || at === correction.fewer || at === correction.more;
  const all = [...releases, ...totalsBeside(program, releases)];
  const truths = all.map(truthOf);
  const finishedAt = (at: number) => (all[at] ? finishedOf(all[at]) : []);
  const rows = new Map(
    truths.flatMap((truth, at) =>
      [...truth, ...finishedAt(at)].flatMap(([key, people]) =>
        all[at] && knows(key.replace(/^finished /, ""), all[at].counted) ? [[`${at} ${key}`, people] as const] : [],
      ),
    ),
  );
  const pages = all.map(pageOf);
  const attacker = await ReleaseAttacker.reading(pages, rows, correction);
  const earlier = new Map<number, ReleaseAttacker>();
  const before = async (at: number) => earlier.get(at) ?? earlier.set(at, await readingBefore(at)).get(at) ?? attacker;
  const readingBefore = (at: number) =>
    ReleaseAttacker.reading(
      pages.map((page, number) => (number < at ? page : unread(page, pages.slice(0, at)))),
      rows,
      correction,
    );
  const found: Learned = { attacked: 0, exact: [], tighter: [] };
  const how = correction === eitherWay ? name : `${name} who knows the reason`;
  const attackOne = async (
    what: string,
    truth: number,
    isPromised: boolean,
    place: [number, string, number?],
    since = Math.max(place[0], place[2] ?? 0, correction.fewer, correction.more),
  ) => {
    found.attacked += 1;
    const people = Math.abs(truth);
    const turned = ({ low, high }: Range) => (truth < 0 ? { low: -high, high: -low } : { low, high });
    const isSafe = (range: Range, own: Range) => isUnknown(range, own) && (!isPromised || isKept(people, range, own));
    if (isSafe(turned(attacker.rangeSoFar(...place)), anything)) return;
    const range = turned(attacker.rangeOf(...place));
    if (isSafe(range, anything)) return;
    const own = turned((await before(since)).rangeOf(...place));
    if (isSafe(range, own)) return;
    const list = isUnknown(range, own) ? found.tighter : found.exact;
    list.push(`${how}: ${what}, which is ${people}, is in ${range.low} to ${range.high}`);
  };
  for (const [at, page] of pages.slice(0, releases.length).entries()) {
    if (!isAttacked(at)) continue;
    for (const { slice, row, value } of page.rows) {
      const key = `${slice} ${row}`;
      if (value !== null && value < 10) found.exact.push(`${key} is small, and shown`);
      if (value !== null || rows.has(`${at} ${key}`)) continue;
      const people = truths[at]?.get(key) ?? 0;
      await attackOne(`${key} of release ${at}`, people, true, [at, key]);
      if (people === 0 || people >= 10) continue;
      const finished = finishedAt(at);
      await attackOne(`finished ${key} of release ${at}`, new Map(finished).get(`finished ${key}`) ?? 0, false, [
        at,
        `finished ${key}`,
      ]);
    }
  }
  for (const { at, people, what } of correction === eitherWay ? returnedIn(pages, truths) : []) {
    if (!rows.has(`${at} ${returning}`)) await attackOne(what, people, true, [at, returning], 0);
  }
  for (const [at, other] of nested(releases).filter((pair) => pair.every(isAttacked))) {
    for (const { key, change, what, isSame } of changesBetween(releases, truths, at, other)) {
      if (rows.has(`${at} ${key}`) && rows.has(`${other} ${key}`)) continue;
      await attackOne(what, change, isSame, [at, key, other]);
    }
  }
  return found;
}

const returning = "standing returning";

/**
 * Lists where few people returned, also of months that no page is of: readers subtract those who were new in the parts from
 * the exact total.
 */
function returnedIn(pages: readonly Page[], truths: readonly ReadonlyMap<string, number>[]) {
  return pages.flatMap(({ period }, at) => {
    const people = truths[at]?.get(returning) ?? 0;
    if (people === 0 || people >= 10) return [];
    return [{ at, people, what: `who returned in months ${period.from} to ${period.to}` }];
  });
}

/** The few who came to a group of a release, or left it, since it was in another one. */
function changesBetween(
  releases: readonly Release[],
  truths: readonly ReadonlyMap<string, number>[],
  at: number,
  other: number,
) {
  const [long, short] = [releases[at], releases[other]];
  // After a correction, nobody knows who else would be counted anew in another period.
  const isSame = long?.world === short?.world || long?.period === short?.period;
  return [...(truths[at] ?? [])].flatMap(([key, people]) => {
    const change = people - (truths[other]?.get(key) ?? people);
    if (change === 0 || Math.abs(change) >= 10 || /^standing|began no/.test(key)) return [];
    return [{ key, change, what: `what came to ${key} or left it between releases ${other} and ${at}`, isSame }];
  });
}
