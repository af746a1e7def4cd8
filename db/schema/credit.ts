import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { designations } from "#app/credit/designation.ts";
import { entryKinds } from "#app/credit/entry.ts";
import { hourRules } from "#app/credit/hours.ts";
import { createdAt, oneOf } from "./columns.ts";
import { people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

/**
 * Whose hours ledger entries are. Records of clock hours are kept for seven calendar years (WAC 181-85-205), so the
 * holder outlives the account.
 */
export const creditHolders = pgTable(
  "credit_holders",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid().references(() => people.id, { onDelete: "set null" }),
    /** The name that the person signed with. */
    legalName: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("credit_holders_by_person").on(table.personId)],
);

/** The ledger, append-only; a trigger refuses changes except by merging accounts and by the purge after seven years. */
export const creditEntries = pgTable(
  "credit_entries",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    holderId: uuid()
      .notNull()
      .references(() => creditHolders.id),
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id),
    kind: text({ enum: entryKinds }).notNull(),
    minutes: smallint().notNull(),
    /** The offering's minutes without breaks, as they were then. */
    offeredMinutes: smallint().notNull(),
    rule: text({ enum: hourRules }).notNull(),
    designations: text({ enum: designations }).array().notNull(),
    /** The day of the offering's last session, in its zone: decides on the clock-hour year and on retention. */
    earnedOn: date().notNull(),
    corrects: bigint({ mode: "number" }).references((): AnyPgColumn => creditEntries.id),
    reason: text(),
    /** What the provider's own system calls the award. */
    reference: text(),
    clientKey: text().notNull(),
    recordedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("credit_entries_kind_check", table.kind, entryKinds),
    oneOf("credit_entries_rule_check", table.rule, hourRules),
    check("credit_entries_minutes_check", sql`${table.minutes} between 0 and ${table.offeredMinutes}`),
    check("credit_entries_corrects_check", sql`(${table.kind} = 'corrected') = (${table.corrects} is not null)`),
    uniqueIndex("credit_entries_client_key").on(table.clientKey),
    index("credit_entries_by_holder").on(table.holderId, table.earnedOn, table.id),
    index("credit_entries_by_run").on(table.runId, table.id),
    index("credit_entries_by_corrected").on(table.corrects),
  ],
);
