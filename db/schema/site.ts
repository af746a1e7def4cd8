import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { people } from "./identity.ts";

/** One row of state that every process of the site shares. */
export const siteState = pgTable(
  "site_state",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Tells whether a process has the key that the sealed columns were sealed with. */
    keyCheck: bytea(),
    lastBackupAt: moment(),
    maintenanceSince: moment(),
    /** The announced end of maintenance. */
    maintenanceUntil: moment(),
    maintenanceMessage: text(),
    maintenanceBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (table) => [check("site_state_only_check", sql`${table.isOnly}`)],
);

/** The running processes of the site, each of which updates its row every few seconds. */
export const siteProcesses = pgTable("site_processes", {
  id: uuid().primaryKey(),
  host: text().notNull(),
  pid: integer().notNull(),
  version: text().notNull(),
  releaseHash: text(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  seenAt: timestamp({ withTimezone: true }).notNull(),
});
