import { sql } from "drizzle-orm";

/** What the download has of each section, in the order in which people would read it. */
export const maintenanceEntries = {
  maintenanceNotices: (id: string) => sql`select maintenance_since as "since", maintenance_until as "until",
    maintenance_message as "message" from site_state where maintenance_by = ${id}`,
};
