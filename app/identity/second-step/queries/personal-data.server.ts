import { sql } from "drizzle-orm";
import type { OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  authenticatorApps: (id: string) => sql`select created_at as "createdAt", confirmed_at as "confirmedAt",
    last_used_step as "lastUsedStep" from totp_secrets where person_id = ${id}`,
  recoveryCodes: (id: string) => sql`select created_at as "createdAt", used_at as "usedAt" from recovery_codes
    where person_id = ${id} order by created_at, used_at`,
  passkeys: (
    id: string,
  ) => sql`select name, transports, is_backed_up as "isBackedUp", counter, created_at as "createdAt",
    last_used_at as "lastUsedAt" from passkeys where person_id = ${id} order by created_at, id`,
};

const outdated = {
  passkey_challenges: (before) => ({ table: "passkey_challenges", rows: sql`expires_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const secondStepRows = { entries, outdated } satisfies PersonalRows;
