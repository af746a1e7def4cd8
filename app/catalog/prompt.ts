import type { ActivityDefinition } from "./activity.ts";

/**
 * A question to a learner, as the author wrote it. The definition is plain data, stored by version, so that an answer
 * can be shown beside its question years later; the server grades and renders from it.
 */
export type PromptDefinition =
  | {
      kind: "reflection";
      prompt: string;
      /** The parts of a note. */
      fields?: { id: string; label: string }[] | undefined;
    }
  | PredictDefinition
  | { kind: "observe-infer"; observePrompt: string; inferPrompt: string }
  | CheckDefinition
  | ConfidenceDefinition
  | DataExplorerDefinition
  | SamplerDefinition
  | ActivityDefinition;

export type PromptKind = PromptDefinition["kind"];

export type Prompt = {
  /** Unique within its lesson. */
  id: string;
  position: number;
  /** Hash of the definition. */
  version: string;
  definition: PromptDefinition;
};

export type PredictDefinition = {
  kind: "predict";
  question: string;
  answer:
    | { type: "choice"; options: { id: string; text: string }[] }
    | { type: "number"; min: number; max: number; step: number; unit: string }
    | { type: "text" };
};

export type CheckOption = { id: string; text: string; correct: boolean; because: string };

export type CheckDefinition = { kind: "check"; question: string; explanation: string } & (
  | { type: "single" | "multiple"; options: CheckOption[] }
  /** Items are in the correct order here; learners see them shuffled. */
  | { type: "order"; items: { id: string; text: string }[] }
  | { type: "match"; pairs: { id: string; left: string; right: string }[] }
  | { type: "numeric"; answer: number; tolerance: number; unit: string }
);

export type ConfidenceDefinition = {
  kind: "confidence";
  /** Both moments of a course that share this word are compared. */
  pair: string;
  moment: "before" | "after";
  statements: { id: string; text: string }[];
};

export type DataExplorerDefinition = {
  kind: "data-explorer";
  /** A name in content/datasets, or "./file.csv" beside the lesson. */
  dataset: string;
  /** Column names; the codebook says how each is summarized. */
  measures: string[];
  groupings: string[];
  initial: { measure: string; groupings: string[] };
};

export type SamplerDefinition = {
  kind: "sampler";
  /** Share of the population that has the trait, 0 to 1. */
  share: number;
  trait: string;
  population: string;
  sizes: number[];
};
