import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type LearningJobs = {
  "mail-summaries": Record<string, never>;
};

export const learningQueues: Queues<LearningJobs> = {
  "mail-summaries": {
    words: m.learningJobsMailSummaries,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "0 7 * * 1-5",
  },
};
