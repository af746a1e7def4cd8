import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { cohorts, people } from "./identity.ts";

/** A cohort's coaching agreement: append-only versions, numbered from 1; the newest applies. */
export const cohortAgreements = pgTable(
  "cohort_agreements",
  {
    cohortId: uuid()
      .notNull()
      .references(() => cohorts.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    goals: text().notNull(),
    norms: text().notNull(),
    /** A text that names the readers of each kind of record. */
    readers: text().notNull(),
    /** What public-records law may reach. */
    records: text().notNull(),
    writtenBy: uuid().references(() => people.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.cohortId, table.version] })],
);

export const agreementAcceptances = pgTable(
  "agreement_acceptances",
  {
    cohortId: uuid().notNull(),
    version: integer().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    acceptedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.version, table.personId] }),
    index("agreement_acceptances_by_person").on(table.personId, table.cohortId),
    foreignKey({
      columns: [table.cohortId, table.version],
      foreignColumns: [cohortAgreements.cohortId, cohortAgreements.version],
    }).onDelete("cascade"),
  ],
);
