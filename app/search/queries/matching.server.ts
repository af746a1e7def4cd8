import { type SQL, sql } from "drizzle-orm";
import { searchWords } from "../fold.ts";

/**
 * Whether every word that was typed is somewhere in a text, in any case and with or without accents; true for no words.
 * For an index, give it the very expression that the index folds.
 */
export function holdsWords(typed: string, text: SQL): SQL {
  const each = searchWords(typed).map(
    (word) => sql`search_fold(${text}) like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`,
  );
  return each.length > 0 ? sql`(${sql.join(each, sql` and `)})` : sql`true`;
}
