import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { mailStates } from "#app/mail/mail.ts";
import { stopReasons } from "#app/mail/mail-stop.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";

/**
 * The outbox: mail written in the transaction that it reports. Its content is sealed, because it may contain links and
 * codes, and is deleted once it was sent.
 */
export const mails = pgTable(
  "mails",
  {
    id: uuid().primaryKey().defaultRandom(),
    personId: uuid().references(() => people.id, { onDelete: "cascade" }),
    email: text().notNull(),
    template: text().notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
    sealedData: bytea(),
    state: text({ enum: mailStates }).notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    /** The mail server's last answer: its code and nothing of the mail. */
    lastProblem: text(),
    createdAt: createdAt(),
    /** After this, its content would no longer be true. */
    uselessAfter: moment(),
    settledAt: moment(),
  },
  (table) => [
    oneOf("mails_state_check", table.state, mailStates),
    index("mails_by_age").on(table.createdAt.desc(), table.id), // the administrators' list, newest first
    index("mails_by_state").on(table.state, table.createdAt.desc(), table.id),
    index("mails_by_person").on(table.personId),
    index("mails_by_address").on(sql`lower(${table.email})`, table.template, table.createdAt), // limits by kind
  ],
);

/** An address that takes no mail any more, until its owner confirms it or another: at most one of a person's. */
export const mailStops = pgTable(
  "mail_stops",
  {
    personId: uuid()
      .primaryKey()
      .references(() => people.id, { onDelete: "cascade" }),
    email: text().notNull(),
    reason: text({ enum: stopReasons }).notNull(),
    /** The mail server's code, such as 5.1.1; its text may contain the address. */
    code: text(),
    stoppedAt: createdAt(),
  },
  (table) => [oneOf("mail_stops_reason_check", table.reason, stopReasons)],
);
