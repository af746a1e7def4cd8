/** A page's number within what there is, and its rows. */
export type Paged<Row> = { rows: Row[]; total: number; page: number; pageCount: number };

/** The page that is meant: the first for nonsense, the last for one past the end. */
export function pageWithin(wanted: number, total: number, size: number): { page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(total / size));
  return { page: Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), pageCount) : 1, pageCount };
}
