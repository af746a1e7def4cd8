import { type SQL, sql } from "drizzle-orm";

/** Letters without their accents, in lower case: how names are searched. */
const plain = (column: SQL) => sql`case when octet_length(${column}) = char_length(${column}) then lower(${column})
  else regexp_replace(normalize(lower(${column}), NFD), ${"[\u0300-\u036f]"}, '', 'g') end`;

/** Whether every word that was typed is somewhere in one of the columns; true for no words. */
export function holdsWords(typed: string, columns: SQL[]): SQL {
  const words = typed.slice(0, 100).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean);
  const places = sql.join(columns.map(plain), sql` || ' ' || `);
  const each = words.slice(0, 8).map((word) => sql`strpos(${places}, ${word}) > 0`);
  return each.length > 0 ? sql`(${sql.join(each, sql` and `)})` : sql`true`;
}

/** A page's number within what there is, and its rows. */
export type Paged<Row> = { rows: Row[]; total: number; page: number; pageCount: number };

/** The page that is meant: the first for nonsense, the last for one past the end. */
export function pageWithin(wanted: number, total: number, size: number): { page: number; pageCount: number } {
  const pageCount = Math.max(1, Math.ceil(total / size));
  return { page: Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), pageCount) : 1, pageCount };
}
