import type { SQL } from "drizzle-orm";

/** The person whose account is erased, as fragments of SQL. */
export type Erased = {
  personId: string;
  /** The addresses that are or were theirs, lower case, as `text[]`. */
  emails: SQL;
  /** The words of their name, as `search_fold` leaves them, as `text[]`. */
  nameWords: SQL;
  /** Stands where a record must have a reason. */
  instead: string;
};

/**
 * What a domain does with rows that do not go with the account, by table: rows to delete (a `delete` that returns), and
 * rows to keep without the person's name and words (an `update`). In its `queries/personal-data.server.ts`.
 */
export type ErasureStatements = {
  deletes?: Record<string, (erased: Erased) => SQL>;
  rewrites?: Record<string, (erased: Erased) => SQL>;
};
