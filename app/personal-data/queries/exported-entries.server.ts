import { type SQL, sql } from "drizzle-orm";
import { auditEntries } from "#app/identity/audit/queries/personal-data.server.ts";
import { importEntries } from "#app/identity/imports/queries/personal-data.server.ts";
import { invitationEntries } from "#app/identity/invitations/queries/personal-data.server.ts";
import { organizationEntries } from "#app/identity/organizations/queries/personal-data.server.ts";
import { identityEntries } from "#app/identity/people/queries/personal-data.server.ts";
import { secondStepEntries } from "#app/identity/second-step/queries/personal-data.server.ts";
import { sessionEntries } from "#app/identity/sessions/queries/personal-data.server.ts";
import { signInEntries } from "#app/identity/sign-in/queries/personal-data.server.ts";
import { learningEntries } from "#app/learning/queries/personal-data.server.ts";
import { mailEntries } from "#app/mail/queries/personal-data.server.ts";
import { maintenanceEntries } from "#app/maintenance/queries/personal-data.server.ts";
import { notificationEntries } from "#app/notifications/queries/personal-data.server.ts";
import type { Db } from "#db/client.server.ts";
import type { SectionName } from "../format.ts";
import { addressesOf } from "./addresses.server.ts";
import { ownEntries } from "./own-entries.server.ts";

/** How to select a section's entries, in reading order. */
type EntryQueries<Name extends SectionName> = Record<Name, (personId: string, addresses: SQL) => SQL>;

const queries: EntryQueries<SectionName> = {
  ...identityEntries,
  ...signInEntries,
  ...secondStepEntries,
  ...sessionEntries,
  ...organizationEntries,
  ...invitationEntries,
  ...importEntries,
  ...auditEntries,
  ...maintenanceEntries,
  ...mailEntries,
  ...notificationEntries,
  ...learningEntries,
  ...ownEntries,
};

/** Small enough that a batch fits in memory many times over, whatever people wrote. */
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
