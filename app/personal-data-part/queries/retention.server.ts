import type { SQL } from "drizzle-orm";

/**
 * The rows of a table that a retention rule deletes; `age` is the minimum time since the date that the rule counts
 * from.
 */
export type OutdatedRows = (age: SQL) => { table: string; rows: SQL };
