import type { TableUse } from "./column-use.ts";
import { identityTables } from "./identity-tables.ts";
import { learningTables } from "./learning-tables.ts";
import { siteTables } from "./site-tables.ts";

/**
 * Every table and column of ours: where the download has it and how erasure takes it away, or why not. A new column that
 * is not here fails tests/personal-data/inventory.test.ts.
 */
export const inventory: Record<string, TableUse> = { ...identityTables, ...learningTables, ...siteTables };

/** Tables whose rows are about people, which the README of identity lists. */
export function tablesAboutPeople(): string[] {
  return Object.entries(inventory)
    .filter(([, { erasure }]) => erasure.by !== "nobody")
    .map(([table]) => table)
    .sort();
}
