import type { SQL } from "drizzle-orm";

/** Two accounts of one person: the one to keep, and the one to merge into it. */
export type Pair = { keptId: string; goneId: string };

/** Deletes, by table, rows that both accounts have and one may keep, before the other's rows are moved. */
export type MergeStatements = Record<string, (pair: Pair) => SQL>;
