import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { trainingInvitations } from "#db/schema/index.ts";
import type { RegistrationState } from "../registration.ts";

/** Notes who is invited to a run; the addresses that were not yet. */
export async function insertInvitations(
  db: Db,
  invitation: { runId: string; invitedBy: string },
  addresses: readonly string[],
): Promise<string[]> {
  if (addresses.length === 0) return [];
  const rows = await db
    .insert(trainingInvitations)
    .values(addresses.map((email) => ({ ...invitation, email })))
    .onConflictDoNothing()
    .returning({ email: trainingInvitations.email });
  return rows.map(({ email }) => email);
}

/** Who was invited to a run, by address, with where they stand if they registered. */
export async function listInvitations(
  db: Db,
  runId: string,
): Promise<{ email: string; state: RegistrationState | null }[]> {
  const rows = await db.execute<{ email: string; state: RegistrationState | null }>(sql`
    select i.email, r.state from training_invitations i
    left join people p on lower(p.email) = i.email
    left join training_registrations r on r.run_id = i.run_id and r.person_id = p.id
    where i.run_id = ${runId} order by i.email limit 500`);
  return [...rows];
}

/** Deletes invitations to runs that ended before a moment. */
export async function deleteInvitationsOfRunsBefore(db: Db, moment: Date): Promise<void> {
  await db.execute(sql`delete from training_invitations i using training_runs t
    where t.id = i.run_id and t.ends_at < ${moment.toISOString()}::timestamptz`);
}
