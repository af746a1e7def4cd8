import { type SQL, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { type RetentionRule, retentionRules } from "../retention.ts";

/** Rules that a condition on rows of one table says. */
export type RuleOfRows = Exclude<RetentionRule, "content_releases">;

/** Which rows of which table a rule removes: `age` is how long ago its time must have come. */
const outdated: Record<RuleOfRows, (age: SQL) => { table: string; rows: SQL }> = {
  sessions: (age) => ({ table: "sessions", rows: sql`expires_at <= now() - ${age}` }),
  mail_proofs: (age) => ({
    table: "mail_proofs",
    rows: sql`expires_at <= now() - ${age} or used_at <= now() - ${age}`,
  }),
  passkey_challenges: (age) => ({ table: "passkey_challenges", rows: sql`expires_at <= now() - ${age}` }),
  email_changes: (age) => ({ table: "email_changes", rows: sql`undo_until <= now() - ${age}` }),
  mails: (age) => ({ table: "mails", rows: sql`settled_at <= now() - ${age}` }),
  data_exports: (age) => ({ table: "data_exports", rows: sql`expires_at <= now() - ${age}` }),
  unfinished_exports: (age) => ({
    table: "data_exports",
    rows: sql`state <> 'ready' and created_at <= now() - ${age}`,
  }),
  imports: (age) => ({
    table: "imports",
    rows: sql`state in ('checked', 'discarded') and created_at <= now() - ${age}`,
  }),
  rate_limits: (age) => ({ table: "rate_limits", rows: sql`window_ends_at <= now() - ${age}` }),
  invitations: (age) => ({
    table: "invitations",
    rows: sql`least(expires_at, coalesce(revoked_at, expires_at)) <= now() - ${age}`,
  }),
  erasures: (age) => ({
    table: "erasures",
    rows: sql`coalesce(erased_at, cancelled_at) <= now() - ${age}`,
  }),
  audit_events: (age) => ({ table: "audit_events", rows: sql`happened_at <= now() - ${age}` }),
  retention_runs: (age) => ({ table: "retention_runs", rows: sql`ran_at <= now() - ${age}` }),
};

const batchSize = 2_000;

/** Removes some of what a rule says, and tells how many; fewer than a batch means that nothing is left. */
export async function deleteOutdated(db: Db, rule: RuleOfRows): Promise<{ removed: number; isAll: boolean }> {
  const { table, rows } = outdated[rule](sql`make_interval(days => ${retentionRules[rule].days}::int)`);
  return db.transaction(async (db) => {
    // The record of who did what is append-only for everything but this.
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'on', true)`);
    const name = sql.identifier(table);
    const gone = await db.execute(sql`delete from ${name} where ctid = any(array(
      select ctid from ${name} where ${rows} limit ${sql.raw(String(batchSize))} for update skip locked)) returning 1`);
    if (rule === "audit_events") await db.execute(sql`select set_config('sound_practice.retention', 'off', true)`);
    return { removed: gone.length, isAll: gone.length < batchSize };
  });
}
