/** How a column is summarized, from its codebook. */
export type Measure = {
  id: string;
  label: string;
  /** share: percent of people with the value true; mean: average of a number. */
  summary: "share" | "mean";
  unit: string;
  /** One sentence: what is counted, of whom, when. */
  definition: string;
};

export type Grouping = {
  id: string;
  label: string;
  /** In the order that has a reason, which the codebook gives. */
  categories: string[];
  orderReason: string;
  /** A person can be in several categories: they do not add up to the total. */
  isMultiple: boolean;
};

export type Codebook = {
  id: string;
  title: string;
  isSynthetic: boolean;
  /** What one row is: "child", "site visit". */
  unitSingular: string;
  unitPlural: string;
  measures: Measure[];
  groupings: Grouping[];
  /** Columns that are neither, for the page that documents the data. */
  otherColumns: { id: string; label: string; definition: string }[];
  license: string;
  note: string;
};

export type Withheld = "small" | "complementary";

export type SummaryRow = {
  /** Category labels, one for each grouping chosen. */
  group: string[];
  /** People counted; null when withheld. */
  n: number | null;
  /** 0 to 100 for a share, the mean otherwise; null when withheld or banded. */
  value: number | null;
  /** Where a banded share lies, 0 to 100; null when it is shown exactly or withheld. */
  range: [number, number] | null;
  /** What a reader sees: "62 %", "≥ 90 %", "n<10". */
  shown: string;
  withheld: Withheld | null;
};

/** A table that is safe to show: small groups are already gone, and nothing withheld can be solved for. */
export type DatasetSummary = {
  dataset: { id: string; title: string; isSynthetic: boolean };
  measure: Measure;
  groupings: Grouping[];
  /** What every measure and grouping of the dataset is called, by column. */
  columns: Record<string, string>;
  total: SummaryRow;
  rows: SummaryRow[];
  /** Plain words: what the chart shows. */
  sentence: string;
  /** What was withheld and why, overlap, definitions. */
  notes: string[];
};
