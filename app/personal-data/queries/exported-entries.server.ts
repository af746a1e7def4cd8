import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { All, SectionName } from "../format.ts";
import { addressesOf } from "./addresses.server.ts";
import { rowParts } from "./row-parts.server.ts";

/** How to select a section's entries, in reading order. */
type EntryQueries<Name extends SectionName> = Record<Name, (personId: string, addresses: SQL) => SQL>;

const declared: All<(typeof rowParts)[number]["entries"]> = Object.assign(
  {},
  ...rowParts.map(({ entries }) => entries),
);
const queries: EntryQueries<SectionName> = declared; // does not compile where a section has no query

/** Small enough that a batch fits in memory many times over, however long the texts are. */
const batchSize = 200;

/** Fixes the transaction's snapshot; call it first. */
export async function holdMoment(db: Db): Promise<void> {
  await db.execute(sql`set transaction isolation level repeatable read`);
}

/**
 * A section's entries in batches through a cursor: the database runs the query once, and memory never holds them all.
 */
export async function* listEntries(db: Db, section: SectionName, personId: string): AsyncGenerator<unknown[]> {
  await db.execute(sql`declare entries no scroll cursor for
    select row_to_json(entry) as entry from (${queries[section](personId, addressesOf(personId))}) entry`);
  for (;;) {
    const rows = await db.execute<{ entry: unknown }>(sql`fetch forward ${sql.raw(String(batchSize))} from entries`);
    if (rows.length > 0) yield rows.map(({ entry }) => entry);
    if (rows.length < batchSize) break;
  }
  await db.execute(sql`close entries`);
}
