import { sql } from "drizzle-orm";
import type { OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

/** The person and the accounts that were merged into theirs. */
const everOf = (id: string) =>
  sql`any(array(select ${id}::uuid union select gone_id from account_merges where kept_id = ${id}))`;

const entries = {
  activity: (
    id: string,
  ) => sql`select a.happened_at as "happenedAt", a.action, coalesce(a.actor_id = ${everOf(id)}, false) as "isByYou",
    coalesce(a.subject_id = ${everOf(id)}, false) as "isAboutYou", o.name as "organization", a.detail
    from audit_events a left join organizations o on o.id = a.organization_id
    where a.actor_id = ${everOf(id)} or a.subject_id = ${everOf(id)} order by a.id`,
};

const outdated = {
  audit_events: (before) => ({ table: "audit_events", rows: sql`happened_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const auditRows = { entries, outdated } satisfies PersonalRows;
