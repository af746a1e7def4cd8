import { type ImportJobs, importQueues } from "./identity/imports/queues.ts";
import { type LearningJobs, learningQueues } from "./learning/queues.ts";
import { type MailJobs, mailQueues } from "./mail/queues.ts";
import { type PersonalDataJobs, personalDataQueues } from "./personal-data/queues.ts";

/**
 * Every kind of job with what it is told, from each domain's `queues.ts`: ids, never anything about people. Each may run
 * twice without harm.
 */
export type Jobs = MailJobs & ImportJobs & LearningJobs & PersonalDataJobs;

export const queues = {
  ...mailQueues,
  ...importQueues,
  ...learningQueues,
  ...personalDataQueues,
};
