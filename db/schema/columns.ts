import { type AnyColumn, sql } from "drizzle-orm";
import { check, customType, timestamp } from "drizzle-orm/pg-core";

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** When something happened; null when it has not. */
export const moment = () => timestamp({ withTimezone: true });

export const createdAt = () => timestamp({ withTimezone: true }).notNull().defaultNow();

/** A check that a text column holds one of the values that the domain's rules list. */
export function oneOf(name: string, column: AnyColumn, words: readonly string[]) {
  const list = sql.raw(words.map((word) => `'${word}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
}
