import type { Freedom } from "./bounds.ts";
import type { System } from "./system.ts";
import type { SystemModel } from "./system-model.server.ts";
import { fits, type Witness } from "./witnesses.ts";

/**
 * The witness that a model's cheapest solution is: in fractions first, which is quick and mostly whole; else whole numbers
 * near those, and then any. Null where no numbers fit.
 */
export async function solvedWitness(
  model: SystemModel,
  system: System,
  freedom: Freedom,
  secondsLeft: () => number,
): Promise<Witness | null | "unfinished"> {
  const fractions = await model.solve(secondsLeft());
  if (fractions === "infeasible") return null;
  if (fractions === "unfinished") return fractions;
  // A solution may miss what fits by fractions, or by the solver's mistake.
  const checked = (witness: Witness) => (fits(system, witness, freedom) ? witness : null);
  const found = checked(model.changesIn(fractions));
  if (found) return found;
  for (const reach of [0, 2, Number.POSITIVE_INFINITY]) {
    const values = await model.solveWhole(fractions, reach, secondsLeft());
    const witness = typeof values === "string" ? null : checked(model.changesIn(values));
    if (witness) return witness;
  }
  return "unfinished";
}
