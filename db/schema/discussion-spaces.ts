import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { exportFormats } from "#app/discussions/export/export-format.ts";
import { levels } from "#app/discussions/level.ts";
import { spaceActions, spaceKinds, spaceRoles } from "#app/discussions/spaces/space.ts";
import { createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, people } from "./identity.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });
/** The person who did it; null once their account is erased. */
const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });
const spaceId = () =>
  uuid()
    .notNull()
    .references(() => discussionSpaces.id, { onDelete: "cascade" });

/** Where people talk. A cohort's space has the cohort's id. */
export const discussionSpaces = pgTable(
  "discussion_spaces",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text({ enum: spaceKinds }).notNull(),
    cohortId: uuid().references(() => cohorts.id),
    programSlug: text(),
    title: text().notNull(),
    purpose: text().notNull().default(""),
    /** What members accept before they write; an empty text asks nothing. */
    agreements: text().notNull().default(""),
    agreementsVersion: integer().notNull().default(1),
    /** Whether coaches see who has not spoken yet and which questions wait. */
    hasCoachView: boolean().notNull().default(false),
    archivedAt: moment(),
    createdBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("discussion_spaces_kind_check", table.kind, spaceKinds),
    check("discussion_spaces_cohort_check", sql`(${table.kind} = 'cohort') = (${table.cohortId} is not null)`),
    check("discussion_spaces_program_check", sql`(${table.kind} = 'program') = (${table.programSlug} is not null)`),
    uniqueIndex("discussion_spaces_cohort_key").on(table.cohortId),
    uniqueIndex("discussion_spaces_program_key").on(table.programSlug),
  ],
);

/** Members of spaces by invitation, and facilitators of any space. */
export const spacePeople = pgTable(
  "space_people",
  {
    spaceId: spaceId(),
    personId: personId(),
    role: text({ enum: spaceRoles }).notNull(),
    addedBy: byPerson(),
    since: timestamp({ withTimezone: true }).notNull().defaultNow(),
    leftAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.personId] }),
    oneOf("space_people_role_check", table.role, spaceRoles),
    index("space_people_by_person").on(table.personId),
  ],
);

/** A reader's own state in a space. */
export const spaceReaders = pgTable(
  "space_readers",
  {
    spaceId: spaceId(),
    personId: personId(),
    /** Posts from before count as read unless they were marked unread. */
    countedFrom: timestamp({ withTimezone: true }).notNull().defaultNow(),
    level: text({ enum: levels }).notNull().default("normal"),
    agreedVersion: integer(),
    agreedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.spaceId, table.personId] }),
    oneOf("space_readers_level_check", table.level, levels),
    index("space_readers_by_person").on(table.personId),
  ],
);

/** When a space was archived and reopened, and by whom; everyone who reads it sees the list. */
export const spaceEvents = pgTable(
  "space_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    spaceId: spaceId(),
    action: text({ enum: spaceActions }).notNull(),
    byId: byPerson(),
    happenedAt: createdAt(),
  },
  (table) => [
    oneOf("space_events_action_check", table.action, spaceActions),
    index("space_events_by_space").on(table.spaceId, table.id.desc()),
    index("space_events_by_person").on(table.byId),
  ],
);

/** Copies of a space that its facilitators downloaded; everyone who reads it sees the list. */
export const spaceExports = pgTable(
  "space_exports",
  {
    id: uuid().primaryKey().defaultRandom(),
    spaceId: spaceId(),
    byId: byPerson(),
    format: text({ enum: exportFormats }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("space_exports_format_check", table.format, exportFormats),
    index("space_exports_by_space").on(table.spaceId, table.createdAt.desc()),
    index("space_exports_by_person").on(table.byId),
  ],
);
