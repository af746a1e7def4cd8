import { LinearModel } from "./linear-model.server.ts";
import type { System } from "./system.ts";

/** Two columns for each unknown: how far it is above the truth, and how far below. */
export function modelOf({ unknowns, rows }: System): LinearModel {
  return new LinearModel({
    columns: 2 * unknowns.length,
    rows: rows.map(({ places, factors, low, high, sum }) => ({
      columns: places.flatMap((place) => [2 * place, 2 * place + 1]),
      factors: factors.flatMap((factor) => [factor, -factor]),
      low: low - sum,
      high: high - sum,
    })),
  });
}
