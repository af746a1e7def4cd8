import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { goalStatuses } from "#app/cohorts/goals/goal-status.ts";
import { createdAt, oneOf } from "./columns.ts";
import { cohorts, people } from "./identity.ts";

/** A member's goal; its earlier versions are in goal_versions. */
export const goals = pgTable(
  "goals",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: uuid()
      .notNull()
      .references(() => cohorts.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    statement: text().notNull(),
    problem: text(),
    baseline: text(),
    measure: text(),
    targetOn: date(),
    status: text({ enum: goalStatuses }).notNull().default("open"),
    revision: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("goals_status_check", table.status, goalStatuses),
    index("goals_by_cohort").on(table.cohortId, table.personId, table.createdAt),
    index("goals_by_person").on(table.personId),
  ],
);

/** A goal's earlier versions. */
export const goalVersions = pgTable(
  "goal_versions",
  {
    goalId: uuid()
      .notNull()
      .references(() => goals.id, { onDelete: "cascade" }),
    revision: integer().notNull(),
    statement: text().notNull(),
    problem: text(),
    baseline: text(),
    measure: text(),
    targetOn: date(),
    status: text({ enum: goalStatuses }).notNull(),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.goalId, table.revision] }),
    oneOf("goal_versions_status_check", table.status, goalStatuses),
  ],
);
