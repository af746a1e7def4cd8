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
  /** Categories in a meaningful order, as the codebook lists them. */
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
  /** Columns that are neither measure nor grouping, for the page that documents the data. */
  otherColumns: { id: string; label: string; definition: string }[];
  license: string;
  note: string;
};

/**
 * How many people, with their exact share or mean, or the band that their share lies in, or no share if it would reveal
 * another group's.
 */
export type PublishedCell = [n: number] | [n: number, value: number] | [n: number, from: number, to: number];

/** What an explorer chooses: one measure, by up to two groupings. */
export type SliceChoice = { measure: string; groupings: string[] };

/**
 * Everything that an explorer can show, with small groups already removed: a browser needs nothing else, and learns
 * neither what is withheld nor why.
 */
export type DatasetCube = {
  title: string;
  isSynthetic: boolean;
  unitPlural: string;
  /** With the number of rows that have no value; null where the total is withheld. */
  measures: (Measure & { missing: number | null })[];
  /** With the number of rows, for each measure, that have a value and no category. */
  groupings: (Grouping & { unlisted: (number | null)[] })[];
  /** By `tableKey`: for each group, in the order of the categories, the last grouping's first; null is withheld. */
  tables: Record<string, (PublishedCell | null)[]>;
};

export type SummaryRow = {
  /** Category labels, one for each grouping chosen. */
  group: string[];
  /** People counted; null when withheld. */
  n: number | null;
  /** 0 to 100 for a share, the mean otherwise; null when withheld or banded. */
  value: number | null;
  /** Where a banded share lies, 0 to 100; null when it is shown exactly or withheld. */
  range: [number, number] | null;
  /** What a reader sees: "62%", "≥ 90%", "withheld". */
  shown: string;
};

/** A table that is safe to show: small groups are removed, and no withheld value can be computed from the rest. */
export type DatasetSummary = {
  isSynthetic: boolean;
  measure: Measure;
  groupings: Grouping[];
  total: SummaryRow;
  rows: SummaryRow[];
  /** Plain words: what the chart shows. */
  sentence: string;
  /** What was withheld, overlap, definitions. */
  notes: string[];
};
