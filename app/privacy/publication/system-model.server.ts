import { LinearModel } from "./linear-model.server.ts";
import type { System } from "./system.ts";

/** Two columns for each unknown: how far it is above the truth, and how far below. */
export function modelOf({ unknowns, rows }: System): LinearModel {
  return new LinearModel({
    columns: 2 * unknowns.length,
    rows: rows.map(({ places, factors, low, high }) => {
      const now = places.reduce((sum, place, at) => sum + (unknowns[place]?.truth ?? 0) * (factors[at] ?? 0), 0);
      return {
        columns: places.flatMap((place) => [2 * place, 2 * place + 1]),
        factors: factors.flatMap((factor) => [factor, -factor]),
        low: low - now,
        high: high - now,
      };
    }),
  });
}
