import { bigint, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { organizations } from "./identity.ts";
import { reportingPeriods } from "./participation.ts";

/**
 * What the people of each organization did in a period. An organization has a row if somebody of it took part; how many
 * people did is told by frozen figures alone.
 */
export const participationOrganizations = pgTable(
  "participation_organizations",
  {
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id, { onDelete: "cascade" }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    sessionsAttended: bigint({ mode: "number" }).notNull(),
    liveMinutes: bigint({ mode: "number" }).notNull(),
    selfPacedMinutes: bigint({ mode: "number" }).notNull(),
    coachingMinutes: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.periodId, table.organizationId] }),
    index("participation_organizations_by_organization").on(table.organizationId),
  ],
);

/**
 * Periods with figures of which people's rows were removed, noted by a trigger: the job adds up their organizations
 * again. Append-only, so that whoever removes an account waits for nobody.
 */
export const participationRemovals = pgTable(
  "participation_removals",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    periodId: uuid()
      .notNull()
      .references(() => reportingPeriods.id, { onDelete: "cascade" }),
  },
  (table) => [index("participation_removals_by_period").on(table.periodId)],
);
