import { type ImportJobs, importQueues } from "./queues/imports.ts";
import { type LearningJobs, learningQueues } from "./queues/learning.ts";
import { type MailJobs, mailQueues } from "./queues/mail.ts";
import { type PersonalDataJobs, personalDataQueues } from "./queues/personal-data.ts";

/**
 * Every kind of job with what it is told, from `queues/<domain>.ts`: ids, never anything about people. Each may run twice
 * without harm.
 */
export type Jobs = MailJobs & ImportJobs & LearningJobs & PersonalDataJobs;

export const queues = {
  ...mailQueues,
  ...importQueues,
  ...learningQueues,
  ...personalDataQueues,
};
