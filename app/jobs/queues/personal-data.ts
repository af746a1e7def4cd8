import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type PersonalDataJobs = {
  "write-data-export": { exportId: string };
  "erase-account": { erasureId: string };
  "keep-retention-rules": Record<string, never>;
};

export const personalDataQueues: Queues<PersonalDataJobs> = {
  "write-data-export": { retryLimit: 5, retryDelay: 5, retryDelayMax: 600, expireInSeconds: 900 },
  "erase-account": { retryLimit: 20, retryDelay: 10, retryDelayMax: 3_600, expireInSeconds: 900 },
  "keep-retention-rules": {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "17 3 * * *",
  },
};
