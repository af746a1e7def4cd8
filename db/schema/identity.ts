import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organizationKinds } from "#app/identity/organization.ts";
import { roles } from "#app/identity/role.ts";
import { createdAt, oneOf } from "./columns.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const people = pgTable(
  "people",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** As the person typed it; compared without regard to case. */
    email: text().notNull(),
    name: text().notNull(),
    timeZone: text().notNull().default("America/Los_Angeles"),
    language: text().notNull().default("en"),
    /** Made by the demo seed; a production start refuses such rows. */
    isDemo: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex("people_email_key").on(sql`lower(${table.email})`)],
);

export const passwords = pgTable("passwords", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  /** PHC string: Argon2id with its parameters and salt. */
  hash: text().notNull(),
  changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the cookie's token, so that a stolen database is not a stolen session. */
    tokenHash: bytea().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index("sessions_by_person").on(table.personId), // sign out everywhere
    index("sessions_by_expiry").on(table.expiresAt), // sweeping expired sessions
  ],
);

export const organizations = pgTable(
  "organizations",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    kind: text({ enum: organizationKinds }).notNull(),
    /** The district that a school sits in; null for every other kind. */
    districtId: uuid().references((): AnyPgColumn => organizations.id),
    isFictional: boolean().notNull().default(false),
    closedAt: timestamp({ withTimezone: true }),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("organizations_kind_check", table.kind, organizationKinds),
    check("organizations_district_check", sql`${table.districtId} is null or ${table.kind} = 'school'`),
    uniqueIndex("organizations_name_key").on(sql`lower(${table.name})`),
    index("organizations_by_district").on(table.districtId),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    title: text(),
    startedOn: date().notNull(),
    endedOn: date(),
  },
  (table) => [
    uniqueIndex("memberships_current_key")
      .on(table.personId, table.organizationId)
      .where(sql`${table.endedOn} is null`),
    index("memberships_by_person").on(table.personId), // every page asks where its person belongs today
    index("memberships_by_organization").on(table.organizationId),
    check("memberships_dates_check", sql`${table.endedOn} is null or ${table.endedOn} >= ${table.startedOn}`),
  ],
);

/** People who learn together for months. The cohorts domain will add sessions; who belongs is identity. */
export const cohorts = pgTable("cohorts", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  startsOn: date().notNull(),
  endsOn: date(),
  createdAt: createdAt(),
});

export const cohortMemberships = pgTable(
  "cohort_memberships",
  {
    cohortId: uuid()
      .notNull()
      .references(() => cohorts.id),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    joinedOn: date().notNull(),
    leftOn: date(),
  },
  (table) => [
    primaryKey({ columns: [table.cohortId, table.personId, table.joinedOn] }),
    index("cohort_memberships_by_person").on(table.personId),
  ],
);

/** A role that somebody holds: site-wide, or for one organization or one cohort. */
export const roleGrants = pgTable(
  "role_grants",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    role: text({ enum: roles }).notNull(),
    organizationId: uuid().references(() => organizations.id),
    cohortId: uuid().references(() => cohorts.id),
    grantedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    reason: text().notNull(),
    grantedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    endsAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    oneOf("role_grants_role_check", table.role, roles),
    check("role_grants_one_scope_check", sql`${table.organizationId} is null or ${table.cohortId} is null`),
    index("role_grants_by_person").on(table.personId),
    index("role_grants_by_cohort").on(table.cohortId),
  ],
);

/** Attempts within a window, counted in the database so that every process shares them. Keys are hashes. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    keyHash: bytea().primaryKey(),
    attempts: integer().notNull(),
    windowEndsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("rate_limits_by_window_end").on(table.windowEndsAt)],
);
