/**
 * An activity is an exercise without a grade: sorting, rewriting, mapping causes. Whatever its component looks like, its
 * answer is a form of named fields, so that parsing, saving, restoring and exporting exist once.
 */
export type ActivityField = {
  id: string;
  /** What the field asks, in the words that an export shows. */
  label: string;
} & ({ type: "choice"; options: { id: string; text: string }[] } | { type: "mark" } | { type: "text" });

export type ActivityDefinition = {
  kind: "activity";
  /** The name of the lesson component. */
  component: string;
  question: string;
  /** In the order in which the component shows them. */
  fields: ActivityField[];
  /** Every choice must be taken, and by one field only. */
  isRanking?: true;
  /** An answer without any choice is one too: a list with nothing ticked. */
  canBeEmpty?: true;
};

/** The name of a field in the component's form. */
export const fieldName = (id: string) => `field:${id}`;

/** The field of one cell of a table; rows and columns count from 1. */
export const cellField = (row: number, column: number) => `r${row}c${column}`;

/** The places of a ranking, "1" to "n", as choices. */
export const placesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: String(at + 1), text: String(at + 1) }));

/** The three fields of each step of a chain of whys. */
export const whyFields = (step: number) => ({
  why: `why-${step}`,
  control: `control-${step}`,
  evidence: `evidence-${step}`,
});

/** The choice of a coder for whom none of the codes fits. */
export const noCode = "none";
