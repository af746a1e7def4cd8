import { sql } from "drizzle-orm";
import type { ErasureStatements, PersonalRows } from "#app/personal-data-part/queries/rows.server.ts";

const entries = {
  maintenanceNotices: (id: string) => sql`select maintenance_since as "since", maintenance_until as "until",
    maintenance_message as "message" from site_state where maintenance_by = ${id}`,
};

const erasure: ErasureStatements = {
  rewrites: {
    site_state: ({ personId }) =>
      sql`update site_state set maintenance_message = null where maintenance_by = ${personId}`,
  },
};

export const maintenanceRows = { entries, outdated: {}, erasure } satisfies PersonalRows;
