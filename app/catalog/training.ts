import type { AgendaPart } from "./program.ts";
import type { SourceReference } from "./source-reference.ts";
import type { TrainingFile } from "./training-file.ts";

/** A standalone training as it is written, ready to run: content/trainings/<slug>.yaml. Runs give it a date. */
export type Training = Omit<TrainingFile, "sources" | "parts"> & {
  slug: string;
  parts: AgendaPart[];
  sources: SourceReference[];
  problem: string | null;
};
