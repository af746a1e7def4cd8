import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
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
import {
  type Cells,
  type Heading,
  importKinds,
  importStates,
  type Problem,
  rowFlaws,
} from "#app/identity/imports/import.ts";
import { roles } from "#app/identity/person/role.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, organizations, people } from "./identity.ts";

/** Somebody is asked to come: by mail to them alone, or by a link and a code for everybody in a room. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null when it is for whoever has the code. */
    email: text(),
    name: text(),
    role: text({ enum: roles }).notNull().default("educator"),
    organizationId: uuid().references(() => organizations.id),
    cohortId: uuid().references(() => cohorts.id),
    title: text(),
    /** The first day of the membership; null when it is the day that they accept. */
    startsOn: date(),
    /** A sentence from who invites. */
    note: text(),
    /** Keyed hash of the secret in the link; a code is that secret in letters that one can read aloud. */
    tokenHash: bytea().notNull(),
    /** The code once more, sealed, for who made it to show again; null for one that is mailed. */
    sealedCode: bytea(),
    uses: integer().notNull().default(0),
    maxUses: integer().notNull().default(1),
    invitedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    importId: uuid().references((): AnyPgColumn => imports.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: moment(),
  },
  (table) => [
    oneOf("invitations_role_check", table.role, roles),
    check("invitations_uses_check", sql`${table.uses} between 0 and ${table.maxUses}`),
    uniqueIndex("invitations_token_key").on(table.tokenHash),
    index("invitations_by_email").on(sql`lower(${table.email})`),
    index("invitations_by_age").on(table.createdAt.desc(), table.id), // the list, newest first
    index("invitations_by_organization").on(table.organizationId),
    index("invitations_by_cohort").on(table.cohortId),
    index("invitations_by_import").on(table.importId, table.id),
  ],
);

export const invitationUses = pgTable(
  "invitation_uses",
  {
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    usedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.invitationId, table.personId] }),
    index("invitation_uses_by_person").on(table.personId),
  ],
);

/** A file of people, organizations and roles: checked row by row first, then brought in as a whole or not at all. */
export const imports = pgTable(
  "imports",
  {
    id: uuid().primaryKey().defaultRandom(),
    startedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    kind: text({ enum: importKinds }).notNull().default("people"),
    fileName: text().notNull(),
    state: text({ enum: importStates }).notNull().default("checked"),
    rowCount: integer().notNull(),
    problemCount: integer().notNull(),
    /** The file's headings and what each is read as; empty for files that were read before headings were kept. */
    headings: jsonb().$type<Heading[]>().notNull().default([]),
    /** Columns of the file that are not read. */
    ignoredColumns: text().array().notNull().default([]),
    /** Whether everybody who is invited gets their invitation by mail as soon as it is done. */
    mailsInvitations: boolean().notNull().default(false),
    /** A sentence for the mail. */
    note: text(),
    /** How many of what were made or changed, once it is done. */
    counts: jsonb().$type<Record<string, number>>(),
    createdAt: createdAt(),
    finishedAt: moment(),
  },
  (table) => [
    oneOf("imports_state_check", table.state, importStates),
    oneOf("imports_kind_check", table.kind, importKinds),
    index("imports_by_age").on(table.createdAt.desc(), table.id),
  ],
);

/** Rows as they were read. They go when they are brought in or discarded. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** The line in the file that it begins on. */
    line: integer().notNull(),
    cells: jsonb().$type<Cells>().notNull(),
    /** What would happen: words such as "invite", "add_role", "nothing_new"; empty when it has problems. */
    effects: text().array().notNull(),
    problems: jsonb().$type<Problem[]>().notNull(),
    /** What is wrong with its form. */
    flaw: text({ enum: rowFlaws }),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    oneOf("import_rows_flaw_check", table.flaw, rowFlaws),
    index("import_rows_with_problems").on(table.importId, table.line).where(sql`${table.problems} <> '[]'`),
  ],
);
