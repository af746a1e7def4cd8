import { sql } from "drizzle-orm";
import { boolean, check, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { people } from "./identity.ts";

/** The one row of what every process of the site must agree on. */
export const siteState = pgTable(
  "site_state",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Tells whether a process has the key that the sealed columns were sealed with. */
    keyCheck: bytea(),
    lastBackupAt: moment(),
    maintenanceSince: moment(),
    /** When it should be over, as people are told. */
    maintenanceUntil: moment(),
    maintenanceMessage: text(),
    maintenanceBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (table) => [check("site_state_only_check", sql`${table.isOnly}`)],
);

/** The processes that serve the site now, as each says of itself every few seconds. */
export const siteProcesses = pgTable("site_processes", {
  id: uuid().primaryKey(),
  host: text().notNull(),
  pid: integer().notNull(),
  version: text().notNull(),
  releaseHash: text(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  seenAt: timestamp({ withTimezone: true }).notNull(),
});
