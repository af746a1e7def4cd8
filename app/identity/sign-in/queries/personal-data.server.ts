import { type SQL, sql } from "drizzle-orm";
import type { ErasureStatements, OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  passwords: (id: string) => sql`select changed_at as "changedAt" from passwords where person_id = ${id}`,
  connectedSignIns: (
    id: string,
  ) => sql`select issuer, subject, email, created_at as "createdAt", last_used_at as "lastUsedAt"
    from connected_sign_ins where person_id = ${id} order by created_at, id`,
  emailChanges: (id: string) => sql`select old_email as "oldEmail", new_email as "newEmail", changed_at as "changedAt",
    undo_until as "undoUntil", undone_at as "undoneAt" from email_changes where person_id = ${id} order by changed_at`,
  mailProofs: (id: string, addresses: SQL) => sql`select purpose, email, code_tries as "codeTries",
    is_shared as "isShared", created_at as "createdAt",
    expires_at as "expiresAt", used_at as "usedAt" from mail_proofs
    where person_id = ${id} or (person_id is null and lower(email) in ${addresses}) order by created_at, id`,
};

const erasure: ErasureStatements = {
  deletes: {
    mail_proofs: ({ personId, emails }) => sql`delete from mail_proofs p where lower(p.email) = any(${emails})
      and p.person_id is distinct from ${personId} returning 1`,
  },
};

const outdated = {
  mail_proofs: (before) => ({
    table: "mail_proofs",
    rows: sql`expires_at <= ${before} or used_at <= ${before}`,
  }),
  email_changes: (before) => ({ table: "email_changes", rows: sql`undo_until <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const signInRows = { entries, outdated, erasure } satisfies PersonalRows;
