import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type LearningJobs = {
  "mail-summaries": Record<string, never>;
};

export const learningQueues: Queues<LearningJobs> = {
  "mail-summaries": { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 900, cron: "0 7 * * 1-5" },
};
