import { coachingRows } from "#app/cohorts/log/queries/personal-data.server.ts";
import { cohortRows } from "#app/cohorts/queries/personal-data.server.ts";
import { creditRows } from "#app/credit/queries/personal-data.server.ts";
import { directoryRows } from "#app/discussions/directory/queries/personal-data.server.ts";
import { widerReadersRows } from "#app/discussions/moderation/queries/personal-data.server.ts";
import { postDraftsRows } from "#app/discussions/posts/drafts/queries/personal-data.server.ts";
import { discussionRows } from "#app/discussions/queries/personal-data.server.ts";
import { topicTagsRows } from "#app/discussions/topics/queries/personal-data.server.ts";
import { auditRows } from "#app/identity/audit/queries/personal-data.server.ts";
import { importRows } from "#app/identity/imports/queries/personal-data.server.ts";
import { invitationRows } from "#app/identity/invitations/queries/personal-data.server.ts";
import { organizationRows } from "#app/identity/organizations/queries/personal-data.server.ts";
import { identityRows } from "#app/identity/people/queries/personal-data.server.ts";
import { secondStepRows } from "#app/identity/second-step/queries/personal-data.server.ts";
import { sessionRows } from "#app/identity/sessions/queries/personal-data.server.ts";
import { signInRows } from "#app/identity/sign-in/queries/personal-data.server.ts";
import { inquiryRows } from "#app/inquiry/queries/personal-data.server.ts";
import { inquirySharedRows } from "#app/inquiry/queries/shared-personal-data.server.ts";
import { instrumentRows } from "#app/instruments/queries/personal-data.server.ts";
import { artifactRows } from "#app/learning/artifacts/queries/personal-data.server.ts";
import { notesRows } from "#app/learning/notes/queries/personal-data.server.ts";
import { learningRows } from "#app/learning/queries/personal-data.server.ts";
import { readersRows } from "#app/learning/readers/queries/personal-data.server.ts";
import { mailRows } from "#app/mail/queries/personal-data.server.ts";
import { maintenanceRows } from "#app/maintenance/queries/personal-data.server.ts";
import { meetingRows } from "#app/meetings/queries/personal-data.server.ts";
import { notificationRows } from "#app/notifications/queries/personal-data.server.ts";
import { participationRows } from "#app/participation/queries/personal-data.server.ts";
import { trainingRows } from "#app/trainings/queries/personal-data.server.ts";
import { ownRows } from "./own-entries.server.ts";

/** What each domain does in SQL with the personal data that it declares. */
export const rowParts = [
  identityRows,
  signInRows,
  secondStepRows,
  sessionRows,
  organizationRows,
  invitationRows,
  importRows,
  auditRows,
  maintenanceRows,
  mailRows,
  notificationRows,
  learningRows,
  notesRows,
  artifactRows,
  readersRows,
  instrumentRows,
  inquiryRows,
  inquirySharedRows,
  cohortRows,
  coachingRows,
  meetingRows,
  trainingRows,
  creditRows,
  discussionRows,
  topicTagsRows,
  widerReadersRows,
  directoryRows,
  postDraftsRows,
  participationRows,
  ownRows,
] as const;
