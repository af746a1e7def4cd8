import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements } from "#app/personal-data-part/queries/erasure.server.ts";
import type { OutdatedRows } from "#app/personal-data-part/queries/retention.server.ts";

/** The sections of a person's data download, in reading order. */
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

/** The rows that each retention rule deletes. */
export const mailOutdated = {
  mails: (age) => ({ table: "mails", rows: sql`settled_at <= now() - ${age}` }),
} satisfies Record<string, OutdatedRows>;
