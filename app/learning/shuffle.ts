/**
 * The order in which one learner sees shuffled items: stable for them, different for others, and never the correct
 * order. Gives the same result in the browser and on the server.
 */
export function shuffled<Item>(items: readonly Item[], seed: string): Item[] {
  const random = randomFrom(seedFrom(seed));
  const order = items.map((item, place) => ({ item, place }));
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last], order[other]];
    if (a && b) [order[last], order[other]] = [b, a];
  }
  const isUnmoved = order.every(({ place }, now) => place === now);
  const result = order.map(({ item }) => item);
  return isUnmoved && result.length > 1 ? [...result.slice(1), ...result.slice(0, 1)] : result;
}

/** The seed of a learner's shuffled order or sampler. */
export function seedOf(personId: string | null, lessonId: string, promptId: string): string {
  return `${personId ?? "nobody"} ${lessonId} ${promptId}`;
}

/** FNV-1a: hashes text to a whole number, 0 to 2^32 - 1. */
export function seedFrom(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: a generator of numbers in [0, 1), deterministic by seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
