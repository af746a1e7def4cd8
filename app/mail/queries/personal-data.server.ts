import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements } from "#app/personal-data-part/queries/erasure.server.ts";
import type { OutdatedRows } from "#app/personal-data-part/queries/retention.server.ts";

/** What the download has of each section, in the order in which people would read it. */
export const mailEntries = {
  mails: (
    id: string,
    addresses: SQL,
  ) => sql`select email, template, language, time_zone as "timeZone", state, created_at as "createdAt",
    useless_after as "uselessAfter", settled_at as "settledAt" from mails
    where person_id = ${id} or (person_id is null and lower(email) in ${addresses}) order by created_at, id`,
};

export const mailErasure: ErasureStatements = {
  deletes: {
    mails: ({ emails }) =>
      sql`delete from mails s where s.person_id is null and lower(s.email) = any(${emails}) returning 1`,
  },
};

/** The rows that each rule of retention removes. */
export const mailOutdated = {
  mails: (age) => ({ table: "mails", rows: sql`settled_at <= now() - ${age}` }),
} satisfies Record<string, OutdatedRows>;
