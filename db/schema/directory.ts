import { boolean, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { workSettings } from "#app/discussions/directory/entry.ts";
import { createdAt, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/** The directory entries of people who joined it. Leaving deletes the row. */
export const directoryEntries = pgTable(
  "directory_entries",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: "cascade" }),
    setting: text({ enum: workSettings }).notNull(),
    worksOn: text().notNull().default(""),
    canHelp: text().notNull().default(""),
    looksFor: text().notNull().default(""),
    languages: text().notNull().default(""),
    showsEmail: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("directory_entries_setting_check", table.setting, workSettings),
    index("directory_entries_by_change").on(table.updatedAt.desc(), table.personId),
  ],
);
