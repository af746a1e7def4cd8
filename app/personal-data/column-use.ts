import type { Entry, SectionName } from "./format.ts";

/** What becomes of a table's rows when somebody's account is erased. */
export type TableErasure =
  /** They go with the account, which this column references. */
  | { by: "cascade"; column: string }
  /** They go with the rows of this table. */
  | { by: "parent"; table: string }
  /** They are other people's or an organization's record too, and stay without name and words. */
  | { by: "words"; because: string }
  | { by: "kept"; because: string }
  /** Nothing in them is about anybody. */
  | { by: "nobody"; because: string };

export type ColumnUse =
  /** As "section.field" of the download. */
  | { exported: string }
  /** Not in the download, and why. */
  | { left: string };

export type TableUse = { erasure: TableErasure; columns: Record<string, ColumnUse> };

/** Columns that the download has in a section, each under the same name. */
export function exported(section: SectionName, ...columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { exported: `${section}.${camelCase(column)}` }]));
}

/** A column that the download has under another name. */
export function exportedAs<Name extends SectionName>(section: Name, field: keyof Entry<Name> & string): ColumnUse {
  return { exported: `${section}.${field}` };
}

/** Says whose row it is, which the whole download says. */
export const owner = (...columns: string[]) => leftOut("says whose it is", columns);
/** Numbers, positions and versions that we find rows by. */
export const ours = (...columns: string[]) => leftOut("our bookkeeping, about nobody", columns);
/** What could let somebody in, or a hash or seal that says nothing to people. */
export const secret = (...columns: string[]) =>
  leftOut("protects the account and says nothing about its owner", columns);
/** What is another person's to take along. */
export const others = (...columns: string[]) => leftOut("somebody else's data", columns);

function leftOut(left: string, columns: string[]): Record<string, ColumnUse> {
  return Object.fromEntries(columns.map((column) => [column, { left }]));
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
