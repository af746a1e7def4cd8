import { sql } from "drizzle-orm";
import type { OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  dataExports: (id: string) => sql`select state, created_at as "createdAt", finished_at as "finishedAt",
    expires_at as "expiresAt" from data_exports where person_id = ${id} order by created_at`,
  erasures: (id: string) => sql`select requested_at as "requestedAt", due_at as "dueAt", cancelled_at as "cancelledAt"
    from erasures where person_id = ${id} order by requested_at`,
  accountMerges: (id: string) => sql`select gone_id as "goneId", merged_at as "mergedAt", counts from account_merges
    where kept_id = ${id} order by merged_at`,
};

const outdated = {
  data_exports: (before) => ({ table: "data_exports", rows: sql`expires_at <= ${before}` }),
  unfinished_exports: (before) => ({
    table: "data_exports",
    rows: sql`state <> 'ready' and created_at <= ${before}`,
  }),
  erasures: (before) => ({
    table: "erasures",
    rows: sql`coalesce(erased_at, cancelled_at) <= ${before}`,
  }),
  retention_runs: (before) => ({ table: "retention_runs", rows: sql`ran_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const ownRows = { entries, outdated } satisfies PersonalRows;
