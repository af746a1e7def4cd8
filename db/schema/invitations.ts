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
import { mails } from "./mail.ts";

/** An invitation: by mail to one person, or by a link and a code for everyone in a room. */
export const invitations = pgTable(
  "invitations",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** Null if anyone with the code may accept. */
    email: text(),
    name: text(),
    role: text({ enum: roles }).notNull().default("educator"),
    organizationId: uuid().references(() => organizations.id),
    cohortId: uuid().references(() => cohorts.id),
    title: text(),
    /** The first day of the membership; null if it is the day of acceptance. */
    startsOn: date(),
    /** A sentence from the inviter. */
    note: text(),
    /** Keyed hash of the link's secret; a code is that secret in letters that can be read aloud. */
    tokenHash: bytea().notNull(),
    /** The code, sealed, so that its creator can show it again; null for a mailed invitation. */
    sealedCode: bytea(),
    uses: integer().notNull().default(0),
    maxUses: integer().notNull().default(1),
    invitedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    importId: uuid().references((): AnyPgColumn => imports.id, { onDelete: "set null" }),
    /** The latest mail of it. Sent mail is deleted before the invitation is, so `mailedAt` remains. */
    mailId: uuid().references(() => mails.id, { onDelete: "set null" }),
    /** When it was last mailed; null if never. */
    mailedAt: moment(),
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
    index("invitations_by_mail").on(table.mailId), // deleting mail clears it
    index("invitations_by_end").on(table.expiresAt, table.id), // the list, sorted by its end
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

/** A file of people, organizations and roles: each row is checked first, then all are imported or none. */
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
    /** How many rows the current check has done, for its progress; meaningless once it is over. */
    checkedRows: integer().notNull().default(0),
    /** When its rows were last checked or changed; how long it is kept counts from here. */
    checkedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The file's headings and their meanings; empty for files that were read before headings were stored. */
    headings: jsonb().$type<Heading[]>().notNull().default([]),
    /** Columns of the file that are ignored. */
    ignoredColumns: text().array().notNull().default([]),
    /** Whether everyone invited is mailed as soon as the import is done. */
    mailsInvitations: boolean().notNull().default(false),
    /** A sentence for the mail. */
    note: text(),
    /** How many of what were created or changed, once it is done. */
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

/** The parsed rows. They are deleted when the import is done or discarded. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** The line in the file where it starts. */
    line: integer().notNull(),
    cells: jsonb().$type<Cells>().notNull(),
    /** What the import would do: words such as "invite", "add_role", "nothing_new"; empty if the row has problems. */
    effects: text().array().notNull(),
    problems: jsonb().$type<Problem[]>().notNull(),
    /** What is wrong with its format. */
    flaw: text({ enum: rowFlaws }),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    oneOf("import_rows_flaw_check", table.flaw, rowFlaws),
    index("import_rows_with_problems").on(table.importId, table.line).where(sql`${table.problems} <> '[]'`),
  ],
);
