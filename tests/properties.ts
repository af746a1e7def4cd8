import { effort, times } from "./effort.ts";

/** For properties without a number of their own; loaded only then, because it costs each file a tenth of a second. */
if (effort > 1) {
  const { default: fc } = await import("fast-check");
  fc.configureGlobal({ numRuns: times(100) });
}
