import { expect, it } from "vitest";
import { effort, times } from "#tests/effort.ts";
import { insidersOf, learned, releasesOf, worldOf } from "#tests/participation/releases.ts";

/** The same worlds in each run of the suite, others in each soak; a whole soak attacks thousands. */
const firstSeed = effort > 1 ? Date.now() % 1_000_000_000 : 0;

it("gives a reader of all periods and versions no small group and no small change, nor insiders", async () => {
  for (let seed = firstSeed; seed < firstSeed + (effort > 1 ? times(40) : 2); seed++) {
    const world = worldOf(seed);
    const releases = await releasesOf(world, seed);
    for (const insider of insidersOf(world)) {
      const { exact, tighter } = await learned(world, releases, insider);
      expect({ seed, exact, tighter }).toEqual({ seed, exact: [], tighter: [] });
    }
  }
});
