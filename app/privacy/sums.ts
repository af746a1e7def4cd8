/** An equation in a table: the parts add up to the whole. Keys name counts in the table. */
export type Sum = { whole: string; parts: string[] };

export type Bounds = { low: number; high: number };

/** Narrows the bounds that a careful reader can put on each count, using every sum, until nothing changes. */
export function narrow(start: ReadonlyMap<string, Bounds>, sums: readonly Sum[]): Map<string, Bounds> {
  const bounds = new Map([...start].map(([key, { low, high }]) => [key, { low, high }]));
  let isChanging = true;
  for (let round = 0; isChanging && round < 60; round++) {
    isChanging = false;
    for (const sum of sums) isChanging = narrowOne(bounds, sum) || isChanging;
  }
  return bounds;
}

const open: Bounds = { low: 0, high: Number.POSITIVE_INFINITY };

function narrowOne(bounds: Map<string, Bounds>, { whole, parts }: Sum): boolean {
  let low = 0;
  let high = 0;
  let openCount = 0;
  for (const part of parts) {
    const known = bounds.get(part) ?? open;
    low += known.low;
    if (known.high === Number.POSITIVE_INFINITY) openCount++;
    else high += known.high;
  }
  let isChanged = tighten(bounds, whole, low, openCount > 0 ? Number.POSITIVE_INFINITY : high);
  const all = bounds.get(whole) ?? open;
  for (const part of parts) {
    const known = bounds.get(part) ?? open;
    const isOpen = known.high === Number.POSITIVE_INFINITY;
    const othersHigh = openCount > (isOpen ? 1 : 0) ? Number.POSITIVE_INFINITY : high - (isOpen ? 0 : known.high);
    isChanged = tighten(bounds, part, all.low - othersHigh, all.high - (low - known.low)) || isChanged;
  }
  return isChanged;
}

function tighten(bounds: Map<string, Bounds>, key: string, low: number, high: number): boolean {
  const known = bounds.get(key);
  if (!known || (low <= known.low && high >= known.high)) return false;
  known.low = Math.max(known.low, low);
  known.high = Math.min(known.high, high);
  return true;
}

type Row = Map<string, number>;

/** The unknown counts determined by the known ones, solving all sums together. */
export function solvedBy(sums: readonly Sum[], unknown: readonly string[]): string[] {
  const isUnknown = new Set(unknown);
  const pivots = new Map<string, Row>();
  for (const { whole, parts } of sums) {
    const row: Row = new Map();
    for (const key of [whole, ...parts]) if (isUnknown.has(key)) addTo(row, key, key === whole ? -1 : 1);
    eliminate(row, pivots);
  }
  return [...pivots].flatMap(([key, row]) => (row.size === 1 ? [key] : []));
}

/**
 * Adds one equation to those solved so far (Gauss-Jordan, on sparse rows: each count is in few sums). Constants do not
 * matter, only whether they determine a count.
 */
function eliminate(row: Row, pivots: Map<string, Row>): void {
  for (const [key, factor] of [...row]) {
    const pivot = pivots.get(key);
    if (pivot) subtract(row, pivot, factor);
  }
  const [first] = row;
  if (!first) return;
  const [key, scale] = first;
  for (const [each, factor] of row) row.set(each, factor / scale);
  for (const other of pivots.values()) {
    const factor = other.get(key);
    if (factor !== undefined) subtract(other, row, factor);
  }
  pivots.set(key, row);
}

function subtract(row: Row, other: Row, factor: number): void {
  for (const [key, value] of other) addTo(row, key, -factor * value);
}

function addTo(row: Row, key: string, value: number): void {
  const sum = (row.get(key) ?? 0) + value;
  if (Math.abs(sum) < 1e-9) row.delete(key);
  else row.set(key, sum);
}
