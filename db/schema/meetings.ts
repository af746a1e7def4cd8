import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
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
import { attendanceSources, attendanceStates } from "#app/meetings/attendance.ts";
import { invitationRoles, meetingKinds } from "#app/meetings/meeting.ts";
import { noteAudiences } from "#app/meetings/note.ts";
import { bytea, createdAt, moment, oneOf } from "./columns.ts";
import { cohorts, people } from "./identity.ts";
import { trainingRuns } from "./trainings.ts";

const personId = () =>
  uuid()
    .notNull()
    .references(() => people.id, { onDelete: "cascade" });

/** References the person who did something; records outlive their account. */
const by = () => uuid().references(() => people.id, { onDelete: "set null" });

/** When people meet: a cohort's session, a one-to-one, or a session of a training's run. */
export const meetings = pgTable(
  "meetings",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: uuid().references(() => cohorts.id),
    trainingRunId: uuid().references(() => trainingRuns.id),
    kind: text({ enum: meetingKinds }).notNull(),
    title: text().notNull(),
    /** The agenda in the cohort's program: "program-slug/agenda-key". */
    agendaKey: text(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    minutes: smallint().notNull(),
    /** How many of the minutes are meals and breaks, which earn no clock hours. */
    breakMinutes: smallint().notNull().default(0),
    /** The zone that its wall time is in (IANA). */
    timeZone: text().notNull(),
    place: text(),
    link: text(),
    /** The SEQUENCE of its calendar event (RFC 5545, 3.8.7.4): one more for each change. */
    sequence: integer().notNull().default(0),
    /** When what the calendar event says last changed. */
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    canceledAt: moment(),
    /** A key from the form that made it, so that a repeated submission makes no second one. */
    clientKey: text().unique(),
    createdBy: by(),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf("meetings_kind_check", table.kind, meetingKinds),
    check("meetings_minutes_check", sql`${table.minutes} between 5 and 1440`),
    check("meetings_break_check", sql`${table.breakMinutes} >= 0 and ${table.breakMinutes} < ${table.minutes}`),
    index("meetings_by_cohort").on(table.cohortId, table.startsAt, table.id), // the list of a cohort's sessions
    index("meetings_by_training_run").on(table.trainingRunId, table.startsAt, table.id),
  ],
);

/** An invitation to a meeting; calendar mails and feeds follow it. */
export const meetingInvitations = pgTable(
  "meeting_invitations",
  {
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    personId: personId(),
    role: text({ enum: invitationRoles }).notNull(),
    /** The newest sequence that a calendar mail told them; null before the first. */
    mailedSequence: integer(),
    invitedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    withdrawnAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.personId] }),
    oneOf("meeting_invitations_role_check", table.role, invitationRoles),
    index("meeting_invitations_by_person").on(table.personId, table.meetingId),
  ],
);

/**
 * What was observed about a person's attendance, append-only: a correction is a row that names the one it replaces.
 * `countingAttendance` selects the row that counts.
 */
export const attendanceObservations = pgTable(
  "attendance_observations",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    personId: personId(),
    source: text({ enum: attendanceSources }).notNull(),
    state: text({ enum: attendanceStates }).notNull(),
    /** Minutes in the room, where the source measured them or a coach typed them. */
    minutes: smallint(),
    lateMinutes: smallint(),
    leftEarlyMinutes: smallint(),
    /** When it happened, if that is not when it was recorded. */
    happenedAt: moment(),
    /** When the person signed out, and the name that they typed under the affidavit. */
    signedOutAt: moment(),
    signature: text(),
    /** Made by the client, so that a repeated submission is one observation. */
    clientKey: text().notNull(),
    replaces: bigint({ mode: "number" }).references((): AnyPgColumn => attendanceObservations.id, {
      onDelete: "set null",
    }),
    recordedBy: by(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    oneOf("attendance_observations_source_check", table.source, attendanceSources),
    oneOf("attendance_observations_state_check", table.state, attendanceStates),
    check(
      "attendance_observations_minutes_check",
      sql`coalesce(${table.minutes}, 0) >= 0 and coalesce(${table.lateMinutes}, 0) >= 0 and coalesce(${table.leftEarlyMinutes}, 0) >= 0`,
    ),
    uniqueIndex("attendance_observations_client_key").on(table.meetingId, table.personId, table.clientKey),
    index("attendance_observations_by_person").on(table.personId, table.meetingId, table.id),
    index("attendance_observations_by_replaced").on(table.replaces),
  ],
);

/** Photos of a session's paper sign-in sheet: evidence for whoever takes attendance and for clock-hour managers. */
export const meetingSheets = pgTable(
  "meeting_sheets",
  {
    id: uuid().primaryKey().defaultRandom(),
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    /** The image as it is served, and its SHA-256: the same photo sent twice is one. */
    bytes: bytea().notNull(),
    hash: text().notNull(),
    addedBy: by(),
    addedAt: createdAt(),
  },
  (table) => [uniqueIndex("meeting_sheets_once").on(table.meetingId, table.hash)],
);

/** A meeting whose members may check in by a code, which is derived from the sealed secret and rotates. */
export const meetingCheckIns = pgTable("meeting_check_ins", {
  meetingId: uuid()
    .primaryKey()
    .references(() => meetings.id, { onDelete: "cascade" }),
  sealedSecret: bytea().notNull(),
  openedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  closesAt: timestamp({ withTimezone: true }).notNull(),
});

/** What people wrote about a meeting: for its cohort, or for nobody but the author. */
export const meetingNotes = pgTable(
  "meeting_notes",
  {
    id: uuid().primaryKey().defaultRandom(),
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    authorId: personId(),
    audience: text({ enum: noteAudiences }).notNull(),
    text: text().notNull(),
    clientKey: text().notNull(),
    writtenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    editedAt: moment(),
  },
  (table) => [
    oneOf("meeting_notes_audience_check", table.audience, noteAudiences),
    uniqueIndex("meeting_notes_client_key").on(table.authorId, table.clientKey),
    index("meeting_notes_by_meeting").on(table.meetingId, table.writtenAt, table.id),
  ],
);

/** What somebody said they would do next, from a meeting or a goal. */
export const nextSteps = pgTable(
  "next_steps",
  {
    id: uuid().primaryKey().defaultRandom(),
    cohortId: uuid().references(() => cohorts.id),
    meetingId: uuid().references(() => meetings.id, { onDelete: "cascade" }),
    text: text().notNull(),
    ownerId: personId(),
    dueOn: date(),
    doneAt: moment(),
    clientKey: text().notNull(),
    createdBy: by(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex("next_steps_client_key").on(table.ownerId, table.clientKey),
    index("next_steps_by_meeting").on(table.meetingId),
    index("next_steps_by_cohort").on(table.cohortId, table.dueOn),
    index("next_steps_open_by_owner").on(table.ownerId, table.dueOn).where(sql`${table.doneAt} is null`), // Today
  ],
);
