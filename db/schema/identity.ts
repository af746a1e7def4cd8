import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AuditDetail } from "#app/identity/audit/audit.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { type OrganizationState, organizationChangeKinds } from "#app/identity/organizations/organization-change.ts";
import { roles } from "#app/identity/person/role.ts";
import { createdAt, moment, oneOf } from "./columns.ts";

export const people = pgTable(
  "people",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** As the person typed it; compared case-insensitively. */
    email: text().notNull(),
    name: text().notNull(),
    /** In the person's own words. */
    pronouns: text(),
    timeZone: text().notNull().default("America/Los_Angeles"),
    language: text().notNull().default("en"),
    /** When they proved that mail to this address reaches them; null before that, and again after it changes. */
    emailVerifiedAt: moment(),
    /** When the account will be erased at its owner's request; null without one. */
    erasureDueAt: moment(),
    /** Created by the demo seed; a production start refuses to run with such rows. */
    isDemo: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("people_email_key").on(sql`lower(${table.email})`),
    index("people_by_name").on(sql`lower(${table.name})`, table.id), // the list of people
    index("people_by_words").using("gin", sql`search_fold(${table.name} || ' ' || ${table.email}) gin_trgm_ops`),
  ],
);

export const organizations = pgTable(
  "organizations",
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    kind: text({ enum: organizationKinds }).notNull(),
    /** The district of a school; null for every other kind. */
    districtId: uuid().references((): AnyPgColumn => organizations.id),
    isFictional: boolean().notNull().default(false),
    closedAt: timestamp({ withTimezone: true }),
    /** The organization that this duplicate was merged into; it is then closed too. */
    mergedIntoId: uuid().references((): AnyPgColumn => organizations.id),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("organizations_kind_check", table.kind, organizationKinds),
    check("organizations_district_check", sql`${table.districtId} is null or ${table.kind} = 'school'`),
    check("organizations_merged_check", sql`${table.mergedIntoId} is null or ${table.closedAt} is not null`),
    // Two districts may each have a Lincoln Elementary; a closed organization frees its name.
    uniqueIndex("organizations_name_key")
      .on(sql`lower(${table.name})`, sql`coalesce(${table.districtId}, '00000000-0000-0000-0000-000000000000')`)
      .where(sql`${table.closedAt} is null`),
    index("organizations_by_name").on(sql`lower(${table.name})`, table.id), // the list
    index("organizations_by_words").using("gin", sql`search_fold(${table.name}) gin_trgm_ops`),
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
    index("memberships_by_person").on(table.personId), // every page looks up its person's current memberships
    index("memberships_by_organization").on(table.organizationId),
    check("memberships_dates_check", sql`${table.endedOn} is null or ${table.endedOn} >= ${table.startedOn}`),
  ],
);

/** People who learn together for months. The cohorts domain will add sessions; membership belongs to identity. */
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

/** A role granted to a person: site-wide, or for one organization or one cohort. */
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
    /** The person who ended it early, and the reason. */
    endedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    endReason: text(),
  },
  (table) => [
    oneOf("role_grants_role_check", table.role, roles),
    check("role_grants_one_scope_check", sql`${table.organizationId} is null or ${table.cohortId} is null`),
    index("role_grants_by_person").on(table.personId),
    index("role_grants_by_cohort").on(table.cohortId),
    index("role_grants_by_organization").on(table.organizationId),
  ],
);

/** An organization's history: append-only; undoing is another change. */
export const organizationChanges = pgTable(
  "organization_changes",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    kind: text({ enum: organizationChangeKinds }).notNull(),
    /** The other organization of a merge. */
    otherId: uuid().references(() => organizations.id),
    before: jsonb().$type<OrganizationState>(),
    after: jsonb().$type<OrganizationState>(),
    /** What else a merge moved, for undoing it: ids by kind. */
    moved: jsonb().$type<Record<string, string[]>>(),
    /** The change that this one undoes. */
    undoes: bigint({ mode: "number" }).references((): AnyPgColumn => organizationChanges.id),
    changedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    reason: text(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("organization_changes_kind_check", table.kind, organizationChangeKinds),
    index("organization_changes_by_organization").on(table.organizationId, table.id.desc()),
    // A merge is in the history of both organizations.
    index("organization_changes_by_other").on(table.otherId, table.id.desc()).where(sql`${table.otherId} is not null`),
    uniqueIndex("organization_changes_undoes_key").on(table.undoes),
  ],
);

/**
 * The audit trail. Append-only: a trigger refuses changes from everything but the retention job. People are identified
 * by ids without a foreign key, so that an event outlives them and then identifies nobody; it contains no other
 * personal data.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    happenedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null if a job or a command did it. */
    actorId: uuid(),
    action: text().notNull(),
    /** The person whose data it was about. */
    subjectId: uuid(),
    organizationId: uuid(),
    detail: jsonb().$type<AuditDetail>().notNull().default({}),
  },
  (table) => [
    index("audit_events_by_subject").on(table.subjectId, table.id.desc()), // who looked at or changed my data
    index("audit_events_by_actor").on(table.actorId, table.id.desc()),
    // Finds whether the same person already looked within the last hour.
    index("audit_events_by_actor_and_action").on(table.actorId, table.action, table.happenedAt),
    index("audit_events_by_moment").on(table.happenedAt),
    index("audit_events_by_action").on(table.action, table.id.desc()),
    index("audit_events_by_organization").on(table.organizationId, table.id.desc()),
  ],
);
