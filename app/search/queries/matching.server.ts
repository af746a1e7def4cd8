import { type SQL, sql } from "drizzle-orm";
import { searchWords } from "../fold.ts";

/**
 * The least similarity of trigrams, 0 to 1, of a typed word and one of a text: "attendence" and "attendance" have 0.57,
 * "reading" and "heading" 0.45.
 */
const leastAlike = 0.5;

/** Whether every word that was typed is in a text or much like one of its words, as with a letter too many. */
export function holdsWordsLike(typed: string, text: SQL): SQL {
  const each = searchWords(typed).map(
    (word) => sql`strict_word_similarity(${word}, search_fold(${text})) >= ${leastAlike}`,
  );
  return each.length > 0 ? sql`(${holdsWords(typed, text)} or ${sql.join(each, sql` and `)})` : sql`true`;
}

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

/**
 * The same for a name and an address, whose international domain is found in its own letters too. An index on both
 * joined by a space serves it.
 */
export function holdsNameOrAddress(typed: string, name: SQL, email: SQL): SQL {
  const stored = sql`${name} || ' ' || ${email}`;
  const isInternational = sql`search_fold(${stored}) like '%xn--%'`;
  const read = sql`${name} || ' ' || readable_email(${email})`;
  return sql`(${holdsWords(typed, stored)} or (${isInternational} and ${holdsWords(typed, read)}))`;
}
