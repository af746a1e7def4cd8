import { expect, it } from "vitest";
import { effort, times } from "#tests/effort.ts";
import { brokenPromises } from "#tests/privacy/attacker.ts";
import { randomSet } from "#tests/privacy/random-set.ts";
import { protectHere } from "./protected.server.ts";

/** The same sets in each run of the suite, others in each soak. */
const firstSeed = effort > 1 ? Date.now() % 1_000_000_000 : 1;

async function attack(seed: number, most: number): Promise<void> {
  const set = randomSet(seed, most);
  const result = await protectHere(set, 20_000);
  const broken = await brokenPromises(set, result);
  expect({ seed, broken }).toEqual({ seed, broken: [] });
  if (!set.counts.some(({ role }) => role === "exact")) expect(result.audit.exposed).toEqual([]);
}

it("leaves an attacker with linear programs nothing, in random linked tables", async () => {
  const count = effort > 1 ? times(24) : 8;
  for (let seed = firstSeed; seed < firstSeed + count; seed++) await attack(seed, effort > 1 ? 200 : 50);
});

it("tells an organization that all people are from, as the exact total says, nothing else of them", () =>
  attack(43_972_222, 200));
