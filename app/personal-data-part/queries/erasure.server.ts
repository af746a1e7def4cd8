import type { SQL } from "drizzle-orm";

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
 * returns), and rows to keep without the person's name and words (an `update`). In its
 * `queries/personal-data.server.ts`.
 */
export type ErasureStatements = {
  deletes?: Record<string, (erased: Erased) => SQL>;
  rewrites?: Record<string, (erased: Erased) => SQL>;
};
