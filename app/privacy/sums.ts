/** What a table says by adding up: the parts make the whole. Keys name counts that stand in the table. */
export type Sum = { whole: string; parts: string[] };

export type Bounds = { low: number; high: number };

/** Narrows what a careful reader can know about each count, from what every sum allows, until nothing changes. */
export function narrow(start: ReadonlyMap<string, Bounds>, sums: readonly Sum[]): Map<string, Bounds> {
  const bounds = new Map([...start].map(([key, { low, high }]) => [key, { low, high }]));
  const boundsOf = (key: string): Bounds => bounds.get(key) ?? { low: 0, high: Number.POSITIVE_INFINITY };
  let isChanging = true;
  for (let round = 0; isChanging && round < 60; round++) {
    isChanging = false;
    for (const { whole, parts } of sums) {
      const low = parts.reduce((total, part) => total + boundsOf(part).low, 0);
      const high = parts.reduce((total, part) => total + boundsOf(part).high, 0);
      isChanging = tighten(bounds, whole, low, high) || isChanging;
      const { low: wholeLow, high: wholeHigh } = boundsOf(whole);
      for (const part of parts) {
        const { low: partLow } = boundsOf(part);
        const othersHigh = parts.reduce((total, other) => (other === part ? total : total + boundsOf(other).high), 0);
        const most = wholeHigh - (low - partLow);
        isChanging = tighten(bounds, part, wholeLow - othersHigh, most) || isChanging;
      }
    }
  }
  return bounds;
}

function tighten(bounds: Map<string, Bounds>, key: string, low: number, high: number): boolean {
  const known = bounds.get(key);
  if (!known || (low <= known.low && high >= known.high)) return false;
  known.low = Math.max(known.low, low);
  known.high = Math.min(known.high, high);
  return true;
}

/** The unknown counts that follow exactly from the known ones, by solving all sums together. */
export function solvedBy(sums: readonly Sum[], unknown: readonly string[]): string[] {
  const column = new Map(unknown.map((key, index) => [key, index]));
  const rows = sums.flatMap((sum) => {
    const row = new Float64Array(unknown.length);
    let isUseful = false;
    for (const key of [sum.whole, ...sum.parts]) {
      const index = column.get(key);
      if (index === undefined) continue;
      row[index] = (row[index] ?? 0) + (key === sum.whole ? -1 : 1);
      isUseful = true;
    }
    return isUseful ? [row] : [];
  });
  return reduce(rows, unknown.length).flatMap((index) => unknown[index] ?? []);
}

/** Gauss and Jordan; the columns that end up alone in a row. The constants do not matter: only whether they determine. */
function reduce(rows: Float64Array[], width: number): number[] {
  let top = 0;
  for (let column = 0; column < width && top < rows.length; column++) {
    const pivot = rows.findIndex((row, index) => index >= top && Math.abs(row[column] ?? 0) > 1e-9);
    const pivotRow = rows[pivot];
    if (!pivotRow) continue;
    rows[pivot] = rows[top] ?? pivotRow;
    rows[top] = pivotRow;
    const scale = pivotRow[column] ?? 1;
    for (let index = 0; index < width; index++) pivotRow[index] = (pivotRow[index] ?? 0) / scale;
    for (const row of rows) {
      const factor = row[column] ?? 0;
      if (row === pivotRow || Math.abs(factor) < 1e-9) continue;
      for (let index = column; index < width; index++) row[index] = (row[index] ?? 0) - factor * (pivotRow[index] ?? 0);
    }
    top++;
  }
  return rows.slice(0, top).flatMap((row) => {
    const present = [...row.keys()].filter((index) => Math.abs(row[index] ?? 0) > 1e-9);
    return present.length === 1 ? present : [];
  });
}
