/** Names a count of people in every table that shows it: the same group has the same key everywhere. */
export type CellKey = string;

/** A count of distinct people. */
export type CountCell = {
  key: CellKey;
  people: number;
  /**
   * published: tables show it. implied: no table does, but a reader can compute it from other pages (everyone but one
   * organization; those added since the last release), so it is protected like the others and never shown. exact: not
   * sensitive by rule (an operational total) or public already; shown as it is, whatever it reveals. impossible: a group
   * that cannot have anyone (a structural zero), shown as 0.
   */
  role?: "published" | "implied" | "exact" | "impossible";
  /** An implied cell of people who came or left between two releases: nobody has a reason to believe that it has anyone. */
  isChange?: boolean;
  /** A change of which readers do not know whether people came or left. */
  isEitherWay?: boolean;
  /** The category that loses if this cell is withheld; independent tables share the loss out among categories. */
  category?: string;
};

/** Which counts a reader can add, subtract or compare. */
export type Relation =
  /** Nobody is in two parts and everyone is in one: the parts add up. Include a part for people without an answer. */
  | { kind: "sum"; whole: CellKey; parts: readonly CellKey[] }
  /** Everyone is in at least one part, and some in several (two organizations, several identities). */
  | { kind: "cover"; whole: CellKey; parts: readonly CellKey[] }
  /** Everyone is in at least one part, and a part may have others too. */
  | { kind: "reach"; whole: CellKey; parts: readonly CellKey[] }
  /** The parts are groups within the whole; some people may be in none, and some in several. */
  | { kind: "within"; whole: CellKey; parts: readonly CellKey[] };

/**
 * A share or a mean of one group. A share counts people (`most` is 1); a mean adds up steps above the lowest answer
 * (`most` is the number of steps less one), so that 0 and `most` are the ends of the scale.
 */
export type RateCell = {
  key: CellKey;
  /** Rates of one measure add up wherever their groups do. */
  measure: string;
  /** The count of the people that it is of. */
  of: CellKey;
  /** People with the outcome, or the sum of steps; a whole number from 0 to people × most. */
  numerator: number;
  most?: number;
  /** Where a table also shows the numerator as a count of people. */
  numeratorCell?: CellKey;
};

/** What one reader knows exactly without reading the tables: an organization its own rows, a lead their own people. */
export type Insider = { name: string; knows: readonly CellKey[] };

export type Policy = {
  /** The smallest group whose size is shown; 10 or more. */
  least: number;
};

export const defaultPolicy: Policy = { least: 10 };

/** Everything that readers can put together: linked tables over the same people, and what they saw before. */
export type PublishedSet = {
  counts: readonly CountCell[];
  relations: readonly Relation[];
  rates?: readonly RateCell[];
  /** How numerators compare without a relation of counts: those of the same group in two periods. */
  rateRelations?: readonly Relation[];
  insiders?: readonly Insider[];
  /** What earlier releases show of cells or of groups that only they name, as the least and most that it can be. */
  released?: ReadonlyMap<CellKey, { low: number; high: number }>;
  /** Cells that an earlier release of the same figures withholds; they stay withheld. */
  withheldBefore?: ReadonlySet<CellKey>;
  /** The cells withheld in the last period of this series: taken first, so that the pattern stays. */
  pattern?: ReadonlySet<CellKey>;
  /** Where one of these cells is exposed, the caller has no use for the rest: work ends there, and nothing is shown. */
  vital?: ReadonlySet<CellKey>;
  policy?: Policy;
};

/** A value as every output shows it. Withheld has one word and no reason: the reason would be a bound. */
export type ShownCount = { kind: "shown"; people: number } | { kind: "withheld" };

/**
 * exact: rounded, from and to being equal. range: a band. In percent of the whole scale: 0 and 100 are its ends, for a
 * mean too.
 */
export type ShownRate =
  | { kind: "exact"; from: number; to: number }
  | { kind: "range"; from: number; to: number }
  | { kind: "withheld" };

/** What protection cost. For administrators and reviewers, never for readers: it tells small cells from others. */
export type Loss = {
  cells: number;
  small: number;
  /** Withheld only to protect others. */
  complementary: number;
  rates: number;
  banded: number;
  withheldRates: number;
  /** How many cells of each category were withheld to protect others. */
  byCategory: ReadonlyMap<string, number>;
};

export type Audit = {
  /** Linear programs solved. */
  solved: number;
  /** Withheld cells for which both ends of the promise were reached by an alternative table that was checked exactly. */
  proven: number;
  /** Cells that no withholding can protect, because of what is public or was released before. Publish nothing then. */
  exposed: readonly CellKey[];
  /** False where the solver did not finish, so that whole groups of linked cells were withheld instead. */
  isComplete: boolean;
  milliseconds: number;
};

export type ProtectedSet = {
  /** Every published count; implied cells are left out. */
  counts: ReadonlyMap<CellKey, ShownCount>;
  rates: ReadonlyMap<CellKey, ShownRate>;
  loss: Loss;
  audit: Audit;
};
