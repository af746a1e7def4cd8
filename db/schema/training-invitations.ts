import { boolean, index, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";
import { organizations, people } from "./identity.ts";
import { meetings } from "./meetings.ts";
import { trainingRegistrations } from "./training-registrations.ts";
import { trainingRuns } from "./trainings.ts";

const byPerson = () => uuid().references(() => people.id, { onDelete: "set null" });

/** Who was invited to a run by mail; deleted with the needs after the run. */
export const trainingInvitations = pgTable(
  "training_invitations",
  {
    runId: uuid()
      .notNull()
      .references(() => trainingRuns.id, { onDelete: "cascade" }),
    /** In lower case. */
    email: text().notNull(),
    invitedBy: byPerson(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.runId, table.email] })],
);

/** The minutes that a walk-in without an account was in a session; an account that takes them over gets observations. */
export const trainingDoorAttendance = pgTable(
  "training_door_attendance",
  {
    registrationId: uuid()
      .notNull()
      .references(() => trainingRegistrations.id, { onDelete: "cascade" }),
    meetingId: uuid()
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    minutes: smallint().notNull(),
    recordedBy: byPerson(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.registrationId, table.meetingId] }),
    index("training_door_attendance_by_meeting").on(table.meetingId),
  ],
);

/** How an organization wants its people to be registered. */
export const organizationTrainingSettings = pgTable("organization_training_settings", {
  organizationId: uuid()
    .primaryKey()
    .references(() => organizations.id, { onDelete: "cascade" }),
  /** Whether a lead of the organization approves each registration of its people. */
  asksApproval: boolean().notNull(),
  changedBy: byPerson(),
  changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
