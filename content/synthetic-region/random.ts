/** A small seeded generator (mulberry32), so that the same seed gives the same region on every machine. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from low to high, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

/** Chooses the given share of the items, as near as whole numbers allow. */
export function someOf<Item>(random: Random, items: readonly Item[], share: number): Set<Item> {
  return new Set(shuffled(random, items).slice(0, Math.round(items.length * share)));
}

/** Deals values out in proportion to their weights, largest remainders first, then shuffles. */
export function dealt<Value>(random: Random, count: number, weighted: readonly (readonly [Value, number])[]): Value[] {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = weighted.map(([value, weight], position) => {
    const exact = (count * weight) / total;
    return { value, position, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const missing = count - shares.reduce((sum, { whole }) => sum + whole, 0);
  const rounded = new Set([...shares].sort((a, b) => b.rest - a.rest || a.position - b.position).slice(0, missing));
  return shuffled(
    random,
    shares.flatMap((share) => Array<Value>(share.whole + (rounded.has(share) ? 1 : 0)).fill(share.value)),
  );
}

/** Items by the text that a key gives, in the order of first appearance. */
export function grouped<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
