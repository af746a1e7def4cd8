import { sql } from "drizzle-orm";

/** What the download has of each section, in the order in which people would read it. */
export const importEntries = {
  imports: (id: string) => sql`select file_name as "fileName", kind, ignored_columns as "ignoredColumns",
    mails_invitations as "mailsInvitations", state, row_count as "rowCount", problem_count as "problemCount",
    counts, created_at as "createdAt", finished_at as "finishedAt" from imports where started_by = ${id}
    order by created_at, id`,
};
