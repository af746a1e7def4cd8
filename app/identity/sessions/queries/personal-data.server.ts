import { sql } from "drizzle-orm";
import type { OutdatedRows, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  sessions: (id: string) => sql`select s.device, s.method, s.is_shared as "isShared", s.created_at as "createdAt",
    s.last_used_at as "lastUsedAt", s.proved_at as "provedAt", s.second_step_at as "secondStepAt",
    s.expires_at as "expiresAt", s.view_as_role as "viewAsRole", o.name as "viewAsOrganization"
    from sessions s left join organizations o on o.id = s.view_as_organization_id
    where s.person_id = ${id} order by s.created_at, s.id`,
};

const outdated = {
  sessions: (before) => ({ table: "sessions", rows: sql`expires_at <= ${before}` }),
} satisfies Record<string, OutdatedRows>;

export const sessionRows = { entries, outdated } satisfies PersonalRows;
