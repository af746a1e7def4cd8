import { index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { timerStates } from "#app/meetings/facilitation.ts";
import { moment, oneOf } from "./columns.ts";
import { people } from "./identity.ts";
import { meetings } from "./meetings.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/** References the person who did something; records outlive their account. */
const by = () => uuid().references(() => people.id, { onDelete: "set null" });

/** The one state that the projector and the phone beside it show. */
export const facilitations = pgTable(
  "facilitations",
  {
    meetingId: uuid()
      .primaryKey()
      .references(() => meetings.id, { onDelete: "cascade" }),
    protocolSlug: text(),
    /** Position of the current round, from 0. */
    round: smallint().notNull().default(0),
    timer: text({ enum: timerStates }).notNull().default("ready"),
    /** When the running timer was last started; null unless it runs. */
    startedAt: moment(),
    /** Seconds that had run before the last pause. */
    elapsedSeconds: integer().notNull().default(0),
    /** Added to or taken from the round's length. */
    extraSeconds: integer().notNull().default(0),
    facilitatorId: by(),
    revision: integer().notNull().default(0),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [oneOf("facilitations_timer_check", table.timer, timerStates)],
);

/** Steps that were taken, so that a queued step that is sent again counts once. */
export const facilitationSteps = pgTable(
  "facilitation_steps",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    clientKey: text().notNull(),
    takenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.meetingId, table.clientKey] })],
);

/** A person who has spoken in a round; only coaches see it. */
export const facilitationTurns = pgTable(
  "facilitation_turns",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    round: smallint().notNull(),
    personId: personId(),
    spokenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.round, table.personId] }),
    index("facilitation_turns_by_person").on(table.personId),
  ],
);
