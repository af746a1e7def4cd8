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
    /** SHA-256 of the cookie's token, so that a stolen database does not contain usable sessions. */
    tokenHash: bytea().primaryKey(),
    /** Identifies the session on the page that ends it; gives no access. */
    id: uuid().notNull().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: createdAt(),
    /** To the nearest ten minutes. */
    lastUsedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** A description that its person would recognize: "Firefox on Android". */
    device: text(),
    /** A shared browser: the session ends soon, and nothing is kept on the device. */
    isShared: boolean().notNull().default(false),
    method: text({ enum: signInMethods }).notNull().default("password"),
    /** The last reauthentication, which the most sensitive changes require. */
    provedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When the second step was passed; null if it was not. */
    secondStepAt: moment(),
    /** The role as which an administrator currently views the site. */
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

/** Attempts within a window, counted in the database so that every process shares them. Keys are hashed. */
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
 * A mailed proof that an address belongs to a person: a link, and for some purposes a six-digit code that only works in
 * the browser that requested it. Only hashes are stored; the code's is salted with that browser's secret, so that six
 * digits cannot be guessed from a copy of the database.
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
    /** Hash of the requesting browser's secret, by which the code is found; null if there is no code. */
    browserHash: bytea(),
    /** The name and the password hash of the new account, sealed; only for sign_up. */
    sealedSignUp: bytea(),
    /** The path to continue at, sealed: it may be an invitation, whose address contains its secret. */
    returnTo: text().notNull().default("/"),
    /** The requesting browser is shared. */
    isShared: boolean().notNull().default(false),
    /** Wrong codes so far; after a few the code is invalid, while the link still works. */
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

/** A person's former addresses, while a change can be undone from the old one. */
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
    index("email_changes_by_old_email").on(sql`lower(${table.oldEmail})`), // nobody else can take it meanwhile
  ],
);

/** The secret shared with an authenticator app, sealed with a key that is not in the database. */
export const totpSecrets = pgTable("totp_secrets", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  sealedSecret: bytea().notNull(),
  createdAt: createdAt(),
  /** Null until the first code was entered. */
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
    /** The credential's id from the authenticator, base64url. */
    id: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    publicKey: bytea().notNull(),
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    isBackedUp: boolean().notNull(),
    /** The owner's name for it. */
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [index("passkeys_by_person").on(table.personId, table.createdAt)],
);

/** Challenges given to authenticators: each works once and briefly. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challengeHash: bytea().primaryKey(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [index("passkey_challenges_by_expiry").on(table.expiresAt)],
);

/** Provider accounts for sign-in, identified by the provider's subject, never by address. */
export const connectedSignIns = pgTable(
  "connected_sign_ins",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** The address from the provider, for its owner to recognize. */
    email: text(),
    createdAt: createdAt(),
    lastUsedAt: moment(),
  },
  (table) => [
    uniqueIndex("connected_sign_ins_key").on(table.issuer, table.subject),
    index("connected_sign_ins_by_person").on(table.personId),
  ],
);
