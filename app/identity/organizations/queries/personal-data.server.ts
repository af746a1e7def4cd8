import { sql } from "drizzle-orm";
import type { ErasureStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  memberships: (
    id: string,
  ) => sql`select o.name as "organization", m.title, m.started_on as "startedOn", m.ended_on as "endedOn"
    from memberships m join organizations o on o.id = m.organization_id
    where m.person_id = ${id} order by m.started_on, m.id`,
  organizationChanges: (
    id: string,
  ) => sql`select o.name as "organization", h.kind, h.reason, h.changed_at as "changedAt"
    from organization_changes h join organizations o on o.id = h.organization_id where h.changed_by = ${id} order by h.id`,
};

const erasure: ErasureStatements = {
  rewrites: {
    organization_changes: ({ personId }) =>
      sql`update organization_changes set reason = null where changed_by = ${personId} and reason is not null`,
  },
};

export const organizationRows = { entries, outdated: {}, erasure } satisfies PersonalRows;
