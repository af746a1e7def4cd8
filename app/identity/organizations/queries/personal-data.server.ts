import { sql } from "drizzle-orm";
import type { ErasureStatements } from "#app/personal-data-part/queries/erasure.server.ts";

/** The sections of a person's data download, in reading order. */
export const organizationEntries = {
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

export const organizationErasure: ErasureStatements = {
  rewrites: {
    organization_changes: ({ personId }) =>
      sql`update organization_changes set reason = null where changed_by = ${personId} and reason is not null`,
  },
};
