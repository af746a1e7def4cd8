import { createHash } from "node:crypto";
import { randomFrom, seedFrom } from "#app/learning/shuffle.ts";

/** Deterministic randomness, seeded by text. */
export function chanceFrom(words: string) {
  const next = randomFrom(seedFrom(words));
  const between = (least: number, most: number) => least + next() * (most - least);
  return {
    between,
    whole: (least: number, most: number) => Math.floor(between(least, most + 1)),
    happens: (share: number) => next() < share,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    shuffle<Item>(items: readonly Item[]): Item[] {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

export type Chance = ReturnType<typeof chanceFrom>;

/** A stable id for a text, so that seeding twice creates nothing twice. */
export function idFor(words: string): string {
  const hex = createHash("sha256").update(`sound practice demo ${words}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
