import type { SQL } from "drizzle-orm";

/** Two accounts of one person: the one that stays, and the one that goes. */
export type Pair = { keptId: string; goneId: string };

/** Deletes, by table, what two accounts both have and one may keep, before the rows of one are moved to the other. */
export type MergeStatements = Record<string, (pair: Pair) => SQL>;
