import type { SQL } from "drizzle-orm";

/** The rows of a table that a retention rule removes; `age` is the interval since their time came. */
export type OutdatedRows = (age: SQL) => { table: string; rows: SQL };
