import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements, OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  mails: (
    id: string,
    addresses: SQL,
  ) => sql`select email, template, language, time_zone as "timeZone", state, created_at as "createdAt",
    useless_after as "uselessAfter", settled_at as "settledAt" from mails
    where person_id = ${id} or (person_id is null and lower(email) in ${addresses}) order by created_at, id`,
  mailStops: (id: string) => sql`select email, reason, code as "serverCode", stopped_at as "stoppedAt" from mail_stops
    where person_id = ${id}`,
};

const erasure: ErasureStatements = {
  deletes: {
    mails: ({ emails }) =>
      sql`delete from mails s where s.person_id is null and lower(s.email) = any(${emails}) returning 1`,
  },
};

const outdated = {
  mails: (before) => ({ table: "mails", rows: sql`settled_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const mailRows = { entries, outdated, erasure } satisfies PersonalRows;
