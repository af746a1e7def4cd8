import { sql } from "drizzle-orm";
import { boolean, check, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, moment } from "./columns.ts";
import { people } from "./identity.ts";

/** The one row of what every process of the site must agree on. */
export const siteState = pgTable(
  "site_state",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Tells whether a process has the key that the sealed columns were sealed with. */
    keyCheck: bytea(),
    maintenanceSince: moment(),
    /** When it should be over, as people are told. */
    maintenanceUntil: moment(),
    maintenanceMessage: text(),
    maintenanceBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (table) => [check("site_state_only_check", sql`${table.isOnly}`)],
);
