import { type Dimension, type Group, linkedTables } from "#app/privacy/publication/linked-tables.ts";
import type { CountCell, PublishedSet, RateCell } from "#app/privacy/publication/published-set.ts";

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;
type Person = { categories: Map<string, Set<string>>; isDone: boolean; step: number };

const whole = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1));

/** Linked tables over made-up people: hierarchies, overlaps, shares, means, and organizations that know themselves. */
export function randomSet(seed: number, most = 160): PublishedSet {
  const random = randomFrom(seed);
  const dimensions = randomDimensions(random);
  const people = randomPeople(random, dimensions, whole(random, 12, most));
  const tables = dimensions.map(({ id }) => [id]);
  const [first, second, third] = dimensions.map(({ id }) => id);
  if (first && second && random() < 0.7) tables.push([first, second]);
  if (second && third && random() < 0.4) tables.push([second, third]);
  const { groups, relations } = linkedTables(dimensions, tables);
  const cells = [...groups].map(([key, group]) => ({ key, group, members: people.filter((one) => isIn(one, group)) }));
  const isOperational = random() < 0.2;
  const counts = cells.map(({ key, group, members }): CountCell => {
    const role = isOperational && Object.keys(group).length === 0 ? "exact" : "published";
    return { key, people: members.length, role, category: Object.values(group)[0] ?? "all" };
  });
  const isMean = random() < 0.5;
  const rates = random() < 0.5 ? [] : cells.map(({ key, members }) => rateOf(key, members, isMean));
  const organizations = dimensions[0]?.categories.filter(({ parent }) => parent !== undefined || random() < 0.5) ?? [];
  const insiders = random() < 0.4 ? organizations.map(({ id }) => insiderOf(id, cells)) : [];
  return { counts, relations, rates, insiders };
}

function insiderOf(name: string, cells: { key: string; group: Group }[]) {
  return {
    name,
    knows: cells
      .filter(({ group }) => group.first === name || group.first?.startsWith(`${name}.`))
      .map(({ key }) => key),
  };
}

function rateOf(key: string, members: Person[], isMean: boolean): RateCell {
  const numerator = members.reduce((sum, { isDone, step }) => sum + (isMean ? step : Number(isDone)), 0);
  return { key: `${key} rate`, measure: "done", of: key, numerator, most: isMean ? 4 : 1 };
}

function randomDimensions(random: Random): Dimension[] {
  const kinds = ["apart", "apart", "cover", "within"] as const;
  return ["first", "second", "third"].slice(0, whole(random, 1, 3)).map((id) => {
    const top = Array.from({ length: whole(random, 2, 4) }, (_, at) => ({ id: `${id}${at}` }));
    const isDeep = random() < 0.35;
    const inner = top
      .slice(0, isDeep ? 2 : 0)
      .flatMap((parent) =>
        Array.from({ length: whole(random, 2, 3) }, (_, at) => ({ id: `${parent.id}.${at}`, parent: parent.id })),
      );
    return { id, kind: kinds[whole(random, 0, 3)] ?? "apart", categories: [...top, ...inner] };
  });
}

function randomPeople(random: Random, dimensions: Dimension[], count: number): Person[] {
  const ease = random();
  const weights = new Map(
    dimensions.flatMap(({ categories }) => categories.map(({ id }) => [id, random() ** 3 + 0.02])),
  );
  return Array.from({ length: count }, () => ({
    categories: new Map(dimensions.map((dimension) => [dimension.id, chosen(random, dimension, weights)])),
    isDone: random() < ease,
    step: Math.min(4, Math.floor(random() * 5 * (0.5 + ease))),
  }));
}

/** Leaves, with the broader categories that they are part of. */
function chosen(random: Random, { categories, kind }: Dimension, weights: Map<string, number>): Set<string> {
  const leaves = categories.filter(({ id }) => !categories.some(({ parent }) => parent === id));
  const total = leaves.reduce((sum, { id }) => sum + (weights.get(id) ?? 0), 0);
  const pick = () => {
    let left = random() * total;
    return leaves.find(({ id }) => {
      left -= weights.get(id) ?? 0;
      return left <= 0;
    });
  };
  const times = kind === "apart" ? 1 : kind === "cover" ? 1 + Number(random() < 0.2) : whole(random, 0, 2);
  const found = Array.from({ length: times }, pick).filter((leaf) => leaf !== undefined);
  return new Set(found.flatMap(({ id, parent }) => (parent === undefined ? [id] : [id, parent])));
}

function isIn({ categories }: Person, group: Group): boolean {
  return Object.entries(group).every(([dimension, category]) => categories.get(dimension)?.has(category));
}
