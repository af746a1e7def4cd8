import type { LinearModel } from "./linear-model.server.ts";
import type { System } from "./system.ts";
import { type Freedom, type Witness, witnessIn } from "./witnesses.ts";

/**
 * The witness that a model's cheapest solution is: in fractions first, which is quick and mostly whole; else whole numbers
 * near those, and then any. Null where no numbers fit.
 */
export async function solvedWitness(
  model: LinearModel,
  system: System,
  freedom: Freedom,
  secondsLeft: () => number,
): Promise<Witness | null | "unfinished"> {
  const fractions = await model.solve(secondsLeft());
  if (fractions === "infeasible") return null;
  if (fractions === "unfinished") return fractions;
  const found = witnessIn(system, fractions, freedom);
  if (found) return found;
  for (const reach of [0, 2, Number.POSITIVE_INFINITY]) {
    const values = await model.solveWhole(fractions, reach, secondsLeft());
    const witness = typeof values === "string" ? null : witnessIn(system, values, freedom);
    if (witness) return witness;
  }
  return "unfinished";
}
