/**
 * Stands for `@stdlib/utils-eval` in browsers (vite.config.ts). The library only asks by it whether generators exist, at
 * its start, and takes a failure for a no; our policy would refuse the evaluation and report it.
 */
export default function noEval(): never {
  throw new EvalError("scripts of this site are never made from text");
}
