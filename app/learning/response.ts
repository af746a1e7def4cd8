/** What a learner gave back, one shape for each kind of prompt (reflections are kept apart: see reflection.ts). */
export type ResponseValue =
  | { kind: "predict"; answer: string | number }
  | { kind: "observe-infer"; observations: string; inferences: string }
  /** single and multiple: option ids; order: item ids in the learner's order; match: left id to right id. */
  | { kind: "check"; answer: string[] | Record<string, string> | number }
  | { kind: "confidence"; ratings: Record<string, number> }
  | { kind: "data-explorer"; measure: string; groupings: string[] }
  | { kind: "sampler"; size: number; draws: number; seed: number };
