import { type ImportJobs, importQueues } from "./queues/imports.ts";
import { type InstrumentJobs, instrumentQueues } from "./queues/instruments.ts";
import { type LearningJobs, learningQueues } from "./queues/learning.ts";
import { type MailJobs, mailQueues } from "./queues/mail.ts";
import { type NotificationJobs, notificationQueues } from "./queues/notifications.ts";
import { type ParticipationJobs, participationQueues } from "./queues/participation.ts";
import { type PersonalDataJobs, personalDataQueues } from "./queues/personal-data.ts";
import { type TrainingJobs, trainingQueues } from "./queues/trainings.ts";

/**
 * Every kind of job with its payload, from `queues/<domain>.ts`: ids, never personal data. Every job must be safe to
 * run twice.
 */
export type Jobs = MailJobs &
  ImportJobs &
  LearningJobs &
  NotificationJobs &
  InstrumentJobs &
  TrainingJobs &
  ParticipationJobs &
  PersonalDataJobs;

export const queues = {
  ...mailQueues,
  ...importQueues,
  ...learningQueues,
  ...notificationQueues,
  ...instrumentQueues,
  ...trainingQueues,
  ...participationQueues,
  ...personalDataQueues,
};
