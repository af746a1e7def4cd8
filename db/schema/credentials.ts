import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, moment } from "./columns.ts";
import { people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

/** A certificate of completion and its badge: one finished training or course of one person. */
export const credentials = pgTable(
  "credentials",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Stands in the address at which anybody can verify it. */
    code: text().notNull().unique(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    runId: uuid().references(() => trainingRuns.id, { onDelete: "cascade" }),
    courseId: text(),
    /** The name and title as printed. */
    name: text().notNull(),
    title: text().notNull(),
    language: text().notNull().default("en"),
    completedOn: date().notNull(),
    /** Minutes attended, or the published estimate of a course. */
    minutes: smallint().notNull(),
    /** Its bit in the status list, which is never given to another one. */
    statusIndex: integer().notNull().generatedAlwaysAsIdentity(),
    issuedAt: createdAt(),
    /** When it was issued again under another name. */
    renamedAt: moment(),
    revokedAt: moment(),
    revokedReason: text(),
    revokedBy: uuid().references(() => people.id, { onDelete: "set null" }),
  },
  (table) => [
    check("credentials_for_check", sql`(${table.runId} is null) <> (${table.courseId} is null)`),
    uniqueIndex("credentials_by_run").on(table.personId, table.runId),
    uniqueIndex("credentials_by_course").on(table.personId, table.courseId),
    uniqueIndex("credentials_by_status").on(table.statusIndex),
    index("credentials_of_run").on(table.runId),
  ],
);

/** The keys that sign badges. The public half is published for ever; the newest that is not retired signs. */
export const signingKeys = pgTable("signing_keys", {
  kid: text().primaryKey(),
  publicJwk: jsonb().$type<Record<string, string>>().notNull(),
  sealedPrivateJwk: bytea().notNull(),
  createdAt: createdAt(),
  retiredAt: timestamp({ withTimezone: true }),
});
