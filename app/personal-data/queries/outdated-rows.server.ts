import { sql } from "drizzle-orm";
import { auditOutdated } from "#app/identity/audit/queries/personal-data.server.ts";
import { importOutdated } from "#app/identity/imports/queries/personal-data.server.ts";
import { invitationOutdated } from "#app/identity/invitations/queries/personal-data.server.ts";
import { identityOutdated } from "#app/identity/people/queries/personal-data.server.ts";
import { secondStepOutdated } from "#app/identity/second-step/queries/personal-data.server.ts";
import { sessionOutdated } from "#app/identity/sessions/queries/personal-data.server.ts";
import { signInOutdated } from "#app/identity/sign-in/queries/personal-data.server.ts";
import { mailOutdated } from "#app/mail/queries/personal-data.server.ts";
import type { OutdatedRows } from "#app/personal-data-part/queries/retention.server.ts";
import type { Db } from "#db/client.server.ts";
import { type RetentionRule, retentionRules } from "../retention.ts";
import { ownOutdated } from "./own-entries.server.ts";

/** Rules expressed as a condition on the rows of one table. */
export type RuleOfRows = Exclude<RetentionRule, "content_releases">;

/** Which rows each rule deletes; `age` is the minimum time since the date that the rule counts from. */
const outdated: Record<RuleOfRows, OutdatedRows> = {
  ...auditOutdated,
  ...signInOutdated,
  ...sessionOutdated,
  ...importOutdated,
  ...secondStepOutdated,
  ...invitationOutdated,
  ...identityOutdated,
  ...mailOutdated,
  ...ownOutdated,
};

const batchSize = 2_000;

/** Deletes a batch of a rule's rows and returns how many; `isAll` when none are left. */
export async function deleteOutdated(db: Db, rule: RuleOfRows): Promise<{ removed: number; isAll: boolean }> {
  const { table, rows } = outdated[rule](sql`make_interval(days => ${retentionRules[rule].days}::int)`);
  return db.transaction(async (db) => {
    // The audit trail is append-only for everything else.
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'on', true)`);
    const name = sql.identifier(table);
    const gone = await db.execute(sql`delete from ${name} where ctid = any(array(
      select ctid from ${name} where ${rows} limit ${sql.raw(String(batchSize))} for update skip locked)) returning 1`);
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'off', true)`);
    return { removed: gone.length, isAll: gone.length < batchSize };
  });
}
