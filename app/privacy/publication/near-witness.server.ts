import { boundsOf } from "./bounds.ts";
import { LinearModel, type Problem } from "./linear-model.server.ts";
import type { System } from "./system.ts";
import { fits, type Witness } from "./witnesses.ts";

/** Enough for a cycle through a table and its margins, and few enough to solve in a millisecond. */
const mostPlaces = 120;
const mostInRow = 10;
/** A total of hundreds of groups would bring a row for each of them. */
const mostRows = 40;
const seconds = 2;

/**
 * A witness among few numbers near a place that are withheld already, so that it costs nothing: most small groups in a
 * large set have one, found far sooner than in the whole set. Null where there is none so near.
 */
export async function nearWitness(
  system: System,
  {
    place,
    change,
    known,
    isTrusting,
  }: { place: number; change: number; known: ReadonlySet<number>; isTrusting: boolean },
): Promise<Witness | null> {
  if ((system.rowsAt[place]?.length ?? 0) > mostRows) return null;
  const freedom = { mayWithhold: false, isTrusting };
  const places = [...placesNear(system, place, known)];
  const columns = new Map(places.map((each, at) => [each, 2 * at]));
  const model = new LinearModel(problemAround(system, places), "near");
  for (const each of places) {
    const unknown = system.unknowns[each];
    const column = columns.get(each) ?? 0;
    if (!unknown) continue;
    const { low, high } = boundsOf(unknown, freedom);
    model.set(column, 0, high - unknown.truth, 1);
    model.set(column + 1, 0, unknown.truth - low, 1);
  }
  model.set(0, Math.max(0, change), Math.max(0, change));
  model.set(1, Math.max(0, -change), Math.max(0, -change));
  const values = await model.solve(seconds);
  model.dispose();
  if (typeof values === "string") return null;
  const witness = new Map<number, number>();
  for (const [each, column] of columns) {
    const moved = Math.round((values[column] ?? 0) - (values[column + 1] ?? 0));
    if (moved !== 0) witness.set(each, moved);
  }
  return fits(system, witness, freedom) ? witness : null;
}

/** The place itself first, then withheld numbers in its rows, in their rows, and so on; the larger ones can give more. */
function placesNear({ unknowns, rows, rowsAt }: System, start: number, known: ReadonlySet<number>): Set<number> {
  const near = new Set([start]);
  const truth = (place: number) => unknowns[place]?.truth ?? 0;
  const isFree = (place: number) => {
    const unknown = unknowns[place];
    const isLight = (rowsAt[place]?.length ?? 0) <= mostRows;
    return unknown !== undefined && unknown.low !== unknown.high && isLight && !known.has(place);
  };
  for (const place of near) {
    for (const { row } of rowsAt[place] ?? []) {
      const free = (rows[row]?.places ?? []).filter((other) => isFree(other) && !near.has(other));
      free.sort((one, other) => truth(other) - truth(one) || one - other);
      for (const other of free.slice(0, mostInRow)) {
        if (near.size >= mostPlaces) return near;
        near.add(other);
      }
    }
  }
  return near;
}

/** The rows of these places, as if everything else in them stood still. */
function problemAround({ rows, rowsAt }: System, places: readonly number[]): Problem {
  const around = new Map<number, { columns: number[]; factors: number[]; low: number; high: number }>();
  for (const [at, place] of places.entries()) {
    for (const { row, factor } of rowsAt[place] ?? []) {
      const { low = 0, high = 0, sum = 0 } = rows[row] ?? {};
      const found = around.get(row) ?? { columns: [], factors: [], low: low - sum, high: high - sum };
      found.columns.push(2 * at, 2 * at + 1);
      found.factors.push(factor, -factor);
      around.set(row, found);
    }
  }
  const found = [...around.values()];
  const starts = new Int32Array(found.length + 1);
  for (const [at, { columns }] of found.entries()) starts[at + 1] = (starts[at] ?? 0) + columns.length;
  return {
    ...{ columns: 2 * places.length, starts },
    indices: Int32Array.from(found.flatMap(({ columns }) => columns)),
    values: Float64Array.from(found.flatMap(({ factors }) => factors)),
    low: Float64Array.from(found, ({ low }) => low),
    high: Float64Array.from(found, ({ high }) => high),
  };
}
