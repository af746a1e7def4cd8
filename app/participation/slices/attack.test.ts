import { expect, it } from "vitest";
import { effort, times } from "#tests/effort.ts";
import { insidersOf } from "#tests/participation/insiders.ts";
import { learned } from "#tests/participation/learned.ts";
import { type Months, withFewReturning } from "#tests/participation/random-program.ts";
import { releasesOf, worldOf } from "#tests/participation/releases.ts";

/** The same worlds in each run of the suite, others in each soak; a whole soak attacks thousands. */
const firstSeed = effort > 1 ? Date.now() % 1_000_000_000 : 0;

async function attack(seed: number, world = worldOf(seed), periods?: Months[]): Promise<void> {
  const releases = await releasesOf(world, seed, periods);
  for (const insider of insidersOf(world)) {
    const { exact, tighter } = await learned(world, releases, insider);
    expect({ seed, exact, tighter }).toEqual({ seed, exact: [], tighter: [] });
  }
}

const worlds = effort > 1 ? times(40) : 2;

/** A busy machine takes six seconds for a world, and two minutes for the largest. */
const patience = 300_000;

it(
  "gives a reader of all periods and versions no small group and no small change, nor insiders",
  async () => {
    for (let seed = firstSeed; seed < firstSeed + worlds; seed++) await attack(seed);
  },
  worlds * patience,
);

/** Worlds of earlier soaks in which something was bounded more tightly than promised. */
const foundBefore: [number, string][] = [
  [200_123, "people without an organization, of whom fewer or more may be in a shorter period"],
  // Here a reader of both versions learns as much, if the reason of the correction says that somebody was added.
  [200_610, "two leads who have all schools that took part in one period, and not in another"],
  [310_027, "one of few men who finished, which shares of two periods told together"],
  [310_079, "courses of the first quarters, which the year and its last quarter told together"],
  [320_671, "whether the one person of a gender finished, which whoever manages clock hours could tell"],
  [342_095, "the lead of an organization who read that people were only added"],
  [342_582, "a row that nobody was in any more, beside exact totals"],
  [342_720, "one gender of a corrected period, which an earlier version and a longer period told together"],
  [347_519, "a school beside the rows of two leads, in months that no period is of but whose total is exact"],
  [361_279, "who came to an organization before a year's last quarter, beside the total of the months until then"],
  [744_281, "a kind of organizations that may be a few fewer or a few more, between the rows of two leads"],
  [800_671, "a school that two leads cannot work out from a total of the months of two periods"],
  [802_519, "a kind of organizations beside one whose row was left out where nobody had no organization"],
  [803_079, "who returned in three quarters, of whom the total of the first two tells who was new"],
];

it.each(foundBefore)("protects world %i: %s", (seed) => attack(seed), patience);

const months = (from: number, to: number): Months => ({ from, to });

it.each([
  [900_004, 6, [months(6, 8), months(9, 11), months(6, 11)]],
  [900_007, 3, [months(3, 8), months(9, 11)]],
])("protects the few of world %i who came before, of whom new people and exact totals tell", (seed, from, periods) =>
  attack(seed, withFewReturning(worldOf(seed), from, `seq3 ${seed}`), periods),
);

it(
  "protects nine women of a quarter from whoever knows how many finished in the other three quarters together",
  () => attack(900_039, withFewReturning(worldOf(900_039), 3, "seq3 900039")),
  patience,
);

it("protects who began a course in a quarter that was published after a correction, beside a longer period from before it", () =>
  attack(901_260, withFewReturning(worldOf(901_260), 6, "seq3 901260")));

it("protects the one who had no organization in half a year and had one in the other, of whom shares seemed to tell", () =>
  attack(902_851, withFewReturning(worldOf(902_851), 3, "seq3 902851")));

it("protects two periods of the same months, as a federal and a clock-hour year have", () => attack(539));
