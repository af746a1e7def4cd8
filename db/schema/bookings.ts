import { sql } from "drizzle-orm";
import { check, index, pgTable, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, moment } from "./columns.ts";
import { cohorts, people } from "./identity.ts";
import { meetings } from "./meetings.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/** References the person who did something; records outlive their account. */
const by = () => uuid().references(() => people.id, { onDelete: "set null" });

/** A person's secret calendar address; one at a time. */
export const calendarFeeds = pgTable("calendar_feeds", {
  personId: uuid()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  tokenHash: bytea().notNull().unique(),
  createdAt: createdAt(),
  lastUsedAt: moment(),
});

/** Times that a coach offers for one-to-ones. The migration excludes two at once by one coach. */
export const bookingTimes = pgTable(
  "booking_times",
  {
    id: uuid().primaryKey().defaultRandom(),
    coachId: personId(),
    /** The cohort whose members may book it. */
    cohortId: uuid()
      .notNull()
      .references(() => cohorts.id),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    timeZone: text().notNull(),
    place: text(),
    link: text(),
    withdrawnAt: moment(),
    createdAt: createdAt(),
  },
  (table) => [
    check("booking_times_order_check", sql`${table.endsAt} > ${table.startsAt}`),
    index("booking_times_by_cohort").on(table.cohortId, table.startsAt),
    index("booking_times_by_coach").on(table.coachId, table.startsAt),
  ],
);

/** A booked one-to-one. The migration excludes overlapping ones of one member; a coach's offered times never overlap. */
export const bookings = pgTable(
  "bookings",
  {
    id: uuid().primaryKey().defaultRandom(),
    timeId: uuid()
      .notNull()
      .references(() => bookingTimes.id, { onDelete: "cascade" }),
    meetingId: uuid()
      .notNull()
      .unique()
      .references(() => meetings.id, { onDelete: "cascade" }),
    personId: personId(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    bookedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    canceledAt: moment(),
    canceledBy: by(),
  },
  (table) => [
    uniqueIndex("bookings_open_time_key").on(table.timeId).where(sql`${table.canceledAt} is null`),
    index("bookings_by_person").on(table.personId, table.startsAt),
  ],
);
