import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collect: (() => void) | null = null;

/**
 * Collects garbage now, in some tenths of a second. The memory of a solver is no part of the heap, so that the collector
 * sees no reason to hurry: several solvers that nobody used any more were there at once.
 */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc");
  }
  collect?.();
}
