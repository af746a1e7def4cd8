import { sql } from "drizzle-orm";
import type { OutdatedRows } from "#app/personal-data-part/queries/retention.server.ts";

/** The export's entries for each section, in reading order. */
export const ownEntries = {
  dataExports: (id: string) => sql`select state, created_at as "createdAt", finished_at as "finishedAt",
    expires_at as "expiresAt" from data_exports where person_id = ${id} order by created_at`,
  erasures: (id: string) => sql`select requested_at as "requestedAt", due_at as "dueAt", cancelled_at as "cancelledAt"
    from erasures where person_id = ${id} order by requested_at`,
  accountMerges: (id: string) => sql`select gone_id as "goneId", merged_at as "mergedAt", counts from account_merges
    where kept_id = ${id} order by merged_at`,
};

/** The rows that each retention rule deletes. */
export const ownOutdated = {
  data_exports: (age) => ({ table: "data_exports", rows: sql`expires_at <= now() - ${age}` }),
  unfinished_exports: (age) => ({
    table: "data_exports",
    rows: sql`state <> 'ready' and created_at <= now() - ${age}`,
  }),
  erasures: (age) => ({
    table: "erasures",
    rows: sql`coalesce(erased_at, cancelled_at) <= now() - ${age}`,
  }),
  retention_runs: (age) => ({ table: "retention_runs", rows: sql`ran_at <= now() - ${age}` }),
} satisfies Record<string, OutdatedRows>;
