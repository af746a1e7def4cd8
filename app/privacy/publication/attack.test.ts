import { expect, it } from "vitest";
import { effort, times } from "#tests/effort.ts";
import { brokenPromises } from "#tests/privacy/attacker.ts";
import { randomSet } from "#tests/privacy/random-set.ts";
import { protectHere } from "./protected.server.ts";

/** The same sets in each run of the suite, others in each soak. */
const firstSeed = effort > 1 ? Date.now() % 1_000_000_000 : 1;

it("leaves an attacker with linear programs nothing, in random linked tables", async () => {
  const count = effort > 1 ? times(24) : 8;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const set = randomSet(seed, effort > 1 ? 200 : 50);
    const result = await protectHere(set, 20_000);
    const broken = await brokenPromises(set, result);
    expect({ seed, broken }).toEqual({ seed, broken: [] });
    if (!set.counts.some(({ role }) => role === "exact")) expect(result.audit.exposed).toEqual([]);
  }
});
