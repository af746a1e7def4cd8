import { sql } from "drizzle-orm";

/** What the download has of each section, in the order in which people would read it. */
export const ownEntries = {
  dataExports: (id: string) => sql`select state, created_at as "createdAt", finished_at as "finishedAt",
    expires_at as "expiresAt" from data_exports where person_id = ${id} order by created_at`,
  erasures: (id: string) => sql`select requested_at as "requestedAt", due_at as "dueAt", cancelled_at as "cancelledAt"
    from erasures where person_id = ${id} order by requested_at`,
  accountMerges: (id: string) => sql`select gone_id as "goneId", merged_at as "mergedAt", counts from account_merges
    where kept_id = ${id} order by merged_at`,
};
