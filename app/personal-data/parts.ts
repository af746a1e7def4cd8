import { catalogData } from "#app/catalog/personal-data.ts";
import { coachingData } from "#app/cohorts/log/personal-data.ts";
import { cohortData } from "#app/cohorts/personal-data.ts";
import { creditData } from "#app/credit/personal-data.ts";
import { directoryData } from "#app/discussions/directory/personal-data.ts";
import { widerReadersData } from "#app/discussions/moderation/personal-data.ts";
import { discussionData } from "#app/discussions/personal-data.ts";
import { postDraftsData } from "#app/discussions/posts/drafts/personal-data.ts";
import { topicTagsData } from "#app/discussions/topics/personal-data.ts";
import { auditData } from "#app/identity/audit/personal-data.ts";
import { importData } from "#app/identity/imports/personal-data.ts";
import { invitationData } from "#app/identity/invitations/personal-data.ts";
import { organizationData } from "#app/identity/organizations/personal-data.ts";
import { identityData } from "#app/identity/people/personal-data.ts";
import { secondStepData } from "#app/identity/second-step/personal-data.ts";
import { sessionData } from "#app/identity/sessions/personal-data.ts";
import { signInData } from "#app/identity/sign-in/personal-data.ts";
import { inquiryData } from "#app/inquiry/personal-data.ts";
import { inquirySharedData } from "#app/inquiry/shared-personal-data.ts";
import { instrumentData } from "#app/instruments/personal-data.ts";
import { artifactData } from "#app/learning/artifacts/personal-data.ts";
import { notesData } from "#app/learning/notes/personal-data.ts";
import { learningData } from "#app/learning/personal-data.ts";
import { readersData } from "#app/learning/readers/personal-data.ts";
import { mailData } from "#app/mail/personal-data.ts";
import { maintenanceData } from "#app/maintenance/personal-data.ts";
import { meetingData } from "#app/meetings/personal-data.ts";
import { notificationData } from "#app/notifications/personal-data.ts";
import { participationData } from "#app/participation/personal-data.ts";
import { trainingData } from "#app/trainings/personal-data.ts";
import { ownData } from "./own-data.ts";

/** Every domain's personal data, in the order of the export. */
export const parts = [
  identityData,
  signInData,
  secondStepData,
  sessionData,
  organizationData,
  invitationData,
  importData,
  auditData,
  maintenanceData,
  mailData,
  notificationData,
  catalogData,
  learningData,
  notesData,
  artifactData,
  readersData,
  instrumentData,
  inquiryData,
  inquirySharedData,
  cohortData,
  coachingData,
  meetingData,
  trainingData,
  creditData,
  discussionData,
  topicTagsData,
  widerReadersData,
  directoryData,
  postDraftsData,
  participationData,
  ownData,
] as const;
