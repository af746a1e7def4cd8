import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { exportStates } from "#app/personal-data/export.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/** A person's data export, written by a job; opened by the mailed link together with their own session. */
export const dataExports = pgTable(
  "data_exports",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    state: text({ enum: exportStates }).notNull().default("waiting"),
    linkHash: bytea(),
    createdAt: createdAt(),
    finishedAt: moment(),
    expiresAt: moment(),
  },
  (table) => [
    oneOf("data_exports_state_check", table.state, exportStates),
    // one at a time for each person, however often they press
    uniqueIndex("data_exports_waiting_key").on(table.personId).where(sql`${table.state} = 'waiting'`),
    index("data_exports_by_person").on(table.personId, table.createdAt.desc()),
  ],
);

/** An export's files in pieces, so that neither writing nor reading holds a whole one in memory. */
export const dataExportPieces = pgTable(
  "data_export_pieces",
  {
    exportId: uuid().notNull(),
    file: text({ enum: ["json", "markdown"] }).notNull(),
    piece: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.exportId, table.file, table.piece] }),
    foreignKey({ columns: [table.exportId], foreignColumns: [dataExports.id] }).onDelete("cascade"),
  ],
);

/** A request to erase an account, and its outcome. It outlives the person and identifies nobody. */
export const erasures = pgTable(
  "erasures",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** No foreign key: the person is deleted. */
    personId: uuid().notNull(),
    requestedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    undoHash: bytea(),
    cancelledAt: moment(),
    erasedAt: moment(),
    /** How many rows of which table were deleted. */
    counts: jsonb().$type<Record<string, number>>(),
  },
  (table) => [
    uniqueIndex("erasures_open_key")
      .on(table.personId)
      .where(sql`${table.cancelledAt} is null and ${table.erasedAt} is null`),
    uniqueIndex("erasures_undo_key").on(table.undoHash),
    index("erasures_by_due").on(table.dueAt),
    check("erasures_one_end_check", sql`${table.cancelledAt} is null or ${table.erasedAt} is null`),
  ],
);

/** A merge of two accounts of one person. The deleted account's id refers to nothing else. */
export const accountMerges = pgTable(
  "account_merges",
  {
    id: uuid().primaryKey().defaultRandom(),
    keptId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    goneId: uuid().notNull(),
    mergedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    counts: jsonb().$type<Record<string, number>>().notNull(),
  },
  (table) => [
    index("account_merges_by_person").on(table.keptId),
    uniqueIndex("account_merges_gone_key").on(table.goneId),
  ],
);

/** What the retention job deleted, by rule. */
export const retentionRuns = pgTable(
  "retention_runs",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    rule: text().notNull(),
    removed: integer().notNull(),
    ranAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("retention_runs_by_age").on(table.ranAt.desc(), table.id)],
);
