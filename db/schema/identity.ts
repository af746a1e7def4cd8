import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AuditDetail } from "#app/identity/audit/audit.ts";
import { importKinds, importStates } from "#app/identity/imports/import.ts";
import { organizationKinds } from "#app/identity/organizations/organization.ts";
import { type OrganizationState, organizationChangeKinds } from "#app/identity/organizations/organization-change.ts";
import { roles } from "#app/identity/role.ts";
import { mailProofPurposes } from "#app/identity/sign-in/mail-proof.ts";
import { signInMethods } from "#app/identity/sign-in/sign-in-method.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";

export const people = pgTable(
  "people",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** As the person typed it; compared without regard to case. */
    email: text().notNull(),
    name: text().notNull(),
    /** As they want to be spoken of, in their own words. */
    pronouns: text(),
    timeZone: text().notNull().default("America/Los_Angeles"),
    language: text().notNull().default("en"),
    /** When they showed that mail to this address reaches them; null until then, and again after it changes. */
    emailVerifiedAt: moment(),
    /** When the account will be erased, as its owner asked; null unless they did. */
    erasureDueAt: moment(),
    /** Made by the demo seed; a production start refuses such rows. */
    isDemo: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("people_email_key").on(sql`lower(${table.email})`),
    index("people_by_name").on(sql`lower(${table.name})`, table.id), // the list of people
  ],
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
    /** What its person calls it by when they end it; it opens nothing. */
    id: uuid().notNull().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: createdAt(),
    /** To the nearest ten minutes. */
    lastUsedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** As its person would recognize it: "Firefox on Android". */
    device: text(),
    /** Several people use this browser: it ends soon, and keeps nothing on the device. */
    isShared: boolean().notNull().default(false),
    method: text({ enum: signInMethods }).notNull().default("password"),
    /** When its person last proved who they are, which the most serious changes ask for. */
    provedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When the second step was passed; null when it was not. */
    secondStepAt: moment(),
    /** An administrator who looks at the site as somebody of this role would see it. */
    viewAsRole: text({ enum: roles }),
    viewAsOrganizationId: uuid().references((): AnyPgColumn => organizations.id),
  },
  (table) => [
    uniqueIndex("sessions_id_key").on(table.id),
    oneOf("sessions_method_check", table.method, signInMethods),
    oneOf("sessions_view_as_role_check", table.viewAsRole, roles),
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
    /** The organization that this one turned out to be; it is then closed too. */
    mergedIntoId: uuid().references((): AnyPgColumn => organizations.id),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("organizations_kind_check", table.kind, organizationKinds),
    check("organizations_district_check", sql`${table.districtId} is null or ${table.kind} = 'school'`),
    check("organizations_merged_check", sql`${table.mergedIntoId} is null or ${table.closedAt} is not null`),
    // Two districts may each have a Lincoln Elementary; one that closed leaves its name to others.
    uniqueIndex("organizations_name_key")
      .on(sql`lower(${table.name})`, sql`coalesce(${table.districtId}, '00000000-0000-0000-0000-000000000000')`)
      .where(sql`${table.closedAt} is null`),
    index("organizations_by_name").on(sql`lower(${table.name})`, table.id), // the list, and the search in it
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
    /** Who ended it before its time, and why. */
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

/**
 * Something that was mailed to prove that an address is somebody's: a link, and for some purposes a six-digit code that
 * only works in the browser that asked for it. Only hashes are kept; the code's is salted with that browser's secret, so
 * that six digits cannot be guessed from a copy of the database.
 */
export const mailProofs = pgTable(
  "mail_proofs",
  {
    id: uuid().primaryKey().defaultRandom(),
    purpose: text({ enum: mailProofPurposes }).notNull(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    /** The address that it was mailed to and proves. */
    email: text().notNull(),
    linkHash: bytea().notNull(),
    codeHash: bytea(),
    /** The secret of the browser that asked, by which its code is found; null where there is no code. */
    browserHash: bytea(),
    /** The name and the hash of the password that a new account is to have, sealed; only for sign_up. */
    sealedSignUp: bytea(),
    /** A path of ours to go on to, sealed: it may be an invitation, whose address is its secret. */
    returnTo: text().notNull().default("/"),
    /** Several people use the browser that asked. */
    isShared: boolean().notNull().default(false),
    /** Wrong codes so far; after a few the code is worth nothing, the link still is. */
    codeTries: smallint().notNull().default(0),
    createdAt: createdAt(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: moment(),
  },
  (table) => [
    oneOf("mail_proofs_purpose_check", table.purpose, mailProofPurposes),
    uniqueIndex("mail_proofs_link_key").on(table.linkHash),
    index("mail_proofs_by_person").on(table.personId),
    index("mail_proofs_by_browser").on(table.browserHash),
    index("mail_proofs_by_expiry").on(table.expiresAt),
  ],
);

/** Somebody's addresses of the past, for as long as a change can be undone from the old one. */
export const emailChanges = pgTable(
  "email_changes",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    oldEmail: text().notNull(),
    newEmail: text().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    undoHash: bytea().notNull(),
    undoUntil: timestamp({ withTimezone: true }).notNull(),
    undoneAt: moment(),
  },
  (table) => [
    uniqueIndex("email_changes_undo_key").on(table.undoHash),
    index("email_changes_by_person").on(table.personId, table.changedAt),
    index("email_changes_by_old_email").on(sql`lower(${table.oldEmail})`), // nobody else gets it meanwhile
  ],
);

/** The secret that somebody's authenticator app shares with us, sealed with a key that is not in the database. */
export const totpSecrets = pgTable("totp_secrets", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  sealedSecret: bytea().notNull(),
  createdAt: createdAt(),
  /** Null until they have typed a first code. */
  confirmedAt: moment(),
  /** The newest 30-second step whose code was used: no code works twice. */
  lastUsedStep: bigint({ mode: "number" }),
});

/** Codes to keep on paper; each works once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    codeHash: bytea().notNull(),
    createdAt: createdAt(),
    usedAt: moment(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.codeHash] })],
);

export const passkeys = pgTable(
  "passkeys",
  {
    /** The credential's id as the authenticator made it, base64url. */
    id: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    publicKey: bytea().notNull(),
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean().notNull(),
    /** As its owner calls it. */
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [index("passkeys_by_person").on(table.personId, table.createdAt)],
);

/** What an authenticator was asked to sign: each works once and not for long. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challengeHash: bytea().primaryKey(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("passkey_challenges_by_expiry").on(table.expiresAt)],
);

/** Accounts elsewhere that somebody signs in with, by what the provider calls them, never by their address. */
export const connectedSignIns = pgTable(
  "connected_sign_ins",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** The address that the provider told us, for its owner to recognize it. */
    email: text(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [
    uniqueIndex("connected_sign_ins_key").on(table.issuer, table.subject),
    index("connected_sign_ins_by_person").on(table.personId),
  ],
);

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
    /** Columns of the file that mean nothing to us. */
    ignoredColumns: text().array().notNull().default([]),
    /** Whether everybody who is invited gets their invitation by mail as soon as it is done. */
    mailsInvitations: boolean().notNull().default(false),
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

/** Rows as they were read. They go when the import is done or discarded. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** The line in the file that it begins on. */
    line: integer().notNull(),
    cells: jsonb().$type<Record<string, string>>().notNull(),
    /** What would happen: words such as "invite", "add_role", "nothing_new"; empty when it has problems. */
    effects: text().array().notNull(),
    problems: jsonb().$type<{ column: string; message: string }[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.importId, table.line] }),
    index("import_rows_with_problems").on(table.importId, table.line).where(sql`${table.problems} <> '[]'`),
  ],
);

/** What happened to an organization: append-only; undoing is one more change. */
export const organizationChanges = pgTable(
  "organization_changes",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id),
    kind: text({ enum: organizationChangeKinds }).notNull(),
    /** The other one of a merge. */
    otherId: uuid().references(() => organizations.id),
    before: jsonb().$type<OrganizationState>(),
    after: jsonb().$type<OrganizationState>(),
    /** What else a merge moved, for its undoing: ids by kind of thing. */
    moved: jsonb().$type<Record<string, string[]>>(),
    /** The change that this one takes back. */
    undoes: bigint({ mode: "number" }).references((): AnyPgColumn => organizationChanges.id),
    changedBy: uuid().references(() => people.id, { onDelete: "set null" }),
    reason: text(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("organization_changes_kind_check", table.kind, organizationChangeKinds),
    index("organization_changes_by_organization").on(table.organizationId, table.id.desc()),
    // A merge is in the history of both.
    index("organization_changes_by_other").on(table.otherId, table.id.desc()).where(sql`${table.otherId} is not null`),
    uniqueIndex("organization_changes_undoes_key").on(table.undoes),
  ],
);

/**
 * Who did what to whom. Append-only: a trigger refuses everything else but the retention job. People are named by their
 * ids without a reference, so that it outlives them and then names nobody; nothing else about people is in it.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    happenedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null when a job or a command did it. */
    actorId: uuid(),
    action: text().notNull(),
    /** Whose data it was about. */
    subjectId: uuid(),
    organizationId: uuid(),
    detail: jsonb().$type<AuditDetail>().notNull().default({}),
  },
  (table) => [
    index("audit_events_by_subject").on(table.subjectId, table.id.desc()), // who looked at or changed my data
    index("audit_events_by_actor").on(table.actorId, table.id.desc()),
    // Whether somebody looked within the last hour already.
    index("audit_events_by_actor_and_action").on(table.actorId, table.action, table.happenedAt),
    index("audit_events_by_moment").on(table.happenedAt),
    index("audit_events_by_action").on(table.action, table.id.desc()),
    index("audit_events_by_organization").on(table.organizationId, table.id.desc()),
  ],
);
