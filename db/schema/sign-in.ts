import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { roles } from "#app/identity/person/role.ts";
import { signInMethods } from "#app/identity/person/sign-in-method.ts";
import { mailProofPurposes } from "#app/identity/sign-in/mail-proof.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { organizations, people } from "./identity.ts";

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
