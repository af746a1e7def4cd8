import { sql } from "drizzle-orm";
import { date, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns.ts";
import { people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** While a hold is open, the records of its run are neither purged nor erased, and needs are not deleted. */
export const recordsHolds = pgTable(
  "records_holds",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null holds the records of every run. */
    runId: uuid().references(() => trainingRuns.id, { onDelete: "cascade" }),
    reason: text().notNull(),
    placedBy: byPerson(),
    placedAt: createdAt(),
    /** When it ends by itself; null for one that somebody has to lift. */
    endsAt: moment(),
    /** When managers were told that it ends soon. */
    remindedAt: moment(),
    liftedBy: byPerson(),
    liftedAt: moment(),
  },
  (table) => [index("records_holds_open").on(table.runId).where(sql`${table.liftedAt} is null`)],
);

/** Each purge of records of clock hours whose seven calendar years are over. */
export const creditPurges = pgTable(
  "credit_purges",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Records of days before this one were purged. */
    before: date().notNull(),
    entries: integer().notNull(),
    holders: integer().notNull(),
    registrations: integer().notNull(),
    purgedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index("credit_purges_by_time").on(table.purgedAt)],
);
