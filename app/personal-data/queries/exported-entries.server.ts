import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import type { SectionName } from "../format.ts";
import { identityEntries } from "./identity-entries.server.ts";
import { learningEntries } from "./learning-entries.server.ts";

/** How to select a section's entries, in the order in which people would read them. */
export type EntryQueries<Name extends SectionName> = Record<Name, (personId: string) => SQL>;

const queries: EntryQueries<SectionName> = { ...identityEntries, ...learningEntries };

/** Each batch fits in memory many times over, whatever people wrote. */
const batchSize = 200;

/** From here on the transaction sees everything as it is now: to be asked first. */
export async function holdMoment(db: Db): Promise<void> {
  await db.execute(sql`set transaction isolation level repeatable read`);
}

/** A section's entries, some at a time, through a cursor: the database finds them once, and nobody holds them all. */
export async function* listEntries(db: Db, section: SectionName, personId: string): AsyncGenerator<unknown[]> {
  await db.execute(sql`declare entries no scroll cursor for
    select row_to_json(entry) as entry from (${queries[section](personId)}) entry`);
  for (;;) {
    const rows = await db.execute<{ entry: unknown }>(sql`fetch forward ${sql.raw(String(batchSize))} from entries`);
    if (rows.length > 0) yield rows.map(({ entry }) => entry);
    if (rows.length < batchSize) break;
  }
  await db.execute(sql`close entries`);
}
