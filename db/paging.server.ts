/** A page's rows, with its number within the existing range. */
export type Paged<Row> = { rows: Row[]; total: number; page: number; pageCount: number };

/** Clamps a page number: the first page for invalid input, the last for one past the end. */
export function pageWithin(wanted: number, total: number, size: number): { page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(total / size));
  return { page: Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), pageCount) : 1, pageCount };
}
