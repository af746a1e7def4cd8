import type { Db } from "#db/client.server.ts";
import type { Pair } from "./queries/rows.server.ts";

/** A domain's work when two accounts are merged, besides the rows that are moved or deleted by SQL alone. */
export type MergeSteps = {
  /**
   * Locks what the domain's verbs lock before the accounts' own rows, and completes what they have begun. Returns a
   * check, called once both accounts are locked: whether nothing was begun in between.
   */
  hold?: (db: Db, pair: Pair) => Promise<() => Promise<boolean>>;
  /** Joins rows that both accounts have, so that the rest can be moved. Returns what the audit trail should say. */
  join?: (db: Db, pair: Pair) => Promise<Record<string, number>>;
  /** Follows up once everything belongs to the kept account. */
  settle?: (db: Db, keptId: string) => Promise<void>;
};
