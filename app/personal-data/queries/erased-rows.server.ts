import { type SQL, sql } from "drizzle-orm";
import type { Erased, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { inventory } from "../inventory.ts";
import { addressesOf } from "./addresses.server.ts";
import { rowParts } from "./row-parts.server.ts";

const parts: readonly PersonalRows[] = rowParts;

/** Each domain's statements for rows that are not deleted with the account. */
export const erasures = parts.flatMap(({ erasure }) => erasure ?? []);

/** Waits for everything the person has begun before locking anything else of theirs, lowest domain first. */
export async function lockEverythingOf(db: Db, personId: string): Promise<void> {
  for (const { locks } of parts) if (locks) await db.execute(locks(personId));
}

/** Search terms: every current or former address, and the words of the person's name. */
export async function findErased(db: Db, personId: string, instead: string): Promise<Erased> {
  const emails = await db.execute<{ email: string }>(
    sql`select email from ${addressesOf(personId)} found (email) where email is not null`,
  );
  const words = await db.execute<{ word: string }>(sql`select distinct word from people,
    regexp_split_to_table(search_fold(name), '[[:space:][:punct:]]+') word where people.id = ${personId} and word <> ''`);
  const textArray = (values: string[]) => sql`${sql.param(values)}::text[]`;
  return {
    personId,
    emails: textArray(emails.map(({ email }) => email)),
    nameWords: textArray(words.map(({ word }) => word)),
    instead,
  };
}

/** How many rows of which table are deleted with a person's account, without tables that have none. */
export async function countRowsOf(db: Db, personId: string): Promise<Record<string, number>> {
  const counted = Object.entries(inventory).flatMap(([table, { erasure }]) =>
    erasure.by === "cascade" ? [countIn(table, erasure.column, personId)] : [],
  );
  const rows = await db.execute<{ name: string; count: number }>(
    sql`select * from (${sql.join(counted, sql` union all `)}) counted where count > 0`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

function countIn(table: string, column: string, personId: string): SQL {
  return sql`select ${table}::text as name, count(*)::int as count from ${sql.identifier(table)}
    where ${sql.identifier(column)} = ${personId}`;
}

/** Deletes rows that name the person but do not reference the account; returns how many rows of which table. */
export async function deleteLooseRows(db: Db, erased: Erased): Promise<Record<string, number>> {
  const statements = erasures.flatMap(({ deletes }) => Object.entries(deletes ?? {}));
  const parts = statements.map(([table, rows]) => sql`${sql.identifier(`deleted_${table}`)} as (${rows(erased)})`);
  const counts = statements.map(
    ([table]) => sql`(select count(*)::int from ${sql.identifier(`deleted_${table}`)}) as ${sql.identifier(table)}`,
  );
  const [row] = await db.execute<Record<string, number>>(
    sql`with ${sql.join(parts, sql`, `)} select ${sql.join(counts, sql`, `)}`,
  );
  return row ?? {};
}

/** Removes the person's words from other people's and organizations' records, which stay. */
export async function updateWordsOf(db: Db, erased: Erased): Promise<void> {
  const statements = erasures.flatMap(({ rewrites }) => Object.entries(rewrites ?? {}));
  const parts = statements.map(([table, rows]) => sql`${sql.identifier(`rewritten_${table}`)} as (${rows(erased)})`);
  await db.execute(sql`with ${sql.join(parts, sql`, `)} select 1`);
}

/** Deletes the account and, by cascade, every row that references it. */
export async function deletePerson(db: Db, personId: string): Promise<void> {
  await db.execute(sql`delete from people where id = ${personId}`);
}
