import type { TableUse } from "#app/personal-data-part/part.ts";
import { parts } from "./parts.ts";

/**
 * Every table and column of ours: where the export has it and how erasure removes it, or why not. A new column that is
 * missing here fails tests/personal-data/inventory.test.ts.
 */
export const inventory: Record<string, TableUse> = Object.assign({}, ...parts.map(({ tables }) => tables));
