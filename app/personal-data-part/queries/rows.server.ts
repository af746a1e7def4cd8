import type { SQL } from "drizzle-orm";

/** What a domain does in SQL with the personal data that it declares; in its `queries/personal-data.server.ts`. */
export type PersonalRows = {
  /** Selects the entries of each section of the export, in reading order. `addresses` is a list for `in`. */
  entries: Record<string, (personId: string, addresses: SQL) => SQL>;
  /** The rows that each retention rule deletes. */
  outdated: Record<string, OutdatedRows>;
  erasure?: ErasureStatements;
  doubles?: MergeStatements;
  /** Locks the rows that the domain's own verbs lock before anything else of the person's, so that erasure waits for them. */
  locks?: (personId: string) => SQL;
};

/** The rows of a table that a retention rule deletes: those whose date, from which the rule counts, is not after `before`. */
export type OutdatedRows = (before: SQL) => { table: string; rows: SQL };

/** The person whose account is erased, as SQL fragments. */
export type Erased = {
  personId: string;
  /** Their current and former addresses in lower case, as `text[]`. */
  emails: SQL;
  /** The words of their name as folded by `search_fold`, as `text[]`. */
  nameWords: SQL;
  /** The replacement where a record must have a reason. */
  instead: string;
};

/**
 * What a domain does with rows that are not deleted with the account, by table: rows to delete (a `delete` that
 * returns), and rows to keep without the person's name and words (an `update`).
 */
export type ErasureStatements = {
  deletes?: Record<string, (erased: Erased) => SQL>;
  rewrites?: Record<string, (erased: Erased) => SQL>;
};

/** Two accounts of one person: the one to keep, and the one to merge into it. */
export type Pair = { keptId: string; goneId: string };

/** Deletes, by table, rows that both accounts have and one may keep, before the other's rows are moved. */
export type MergeStatements = Record<string, (pair: Pair) => SQL>;
