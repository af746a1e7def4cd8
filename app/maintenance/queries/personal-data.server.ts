import { sql } from "drizzle-orm";
import type { ErasureStatements } from "#app/personal-data-part/queries/erasure.server.ts";

/** The export's entries for each section, in reading order. */
export const maintenanceEntries = {
  maintenanceNotices: (id: string) => sql`select maintenance_since as "since", maintenance_until as "until",
    maintenance_message as "message" from site_state where maintenance_by = ${id}`,
};

export const maintenanceErasure: ErasureStatements = {
  rewrites: {
    site_state: ({ personId }) =>
      sql`update site_state set maintenance_message = null where maintenance_by = ${personId}`,
  },
};
