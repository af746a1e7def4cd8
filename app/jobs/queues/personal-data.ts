import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type PersonalDataJobs = {
  "write-data-export": { exportId: string };
  "erase-account": { erasureId: string };
  "keep-retention-rules": Record<string, never>;
};

export const personalDataQueues: Queues<PersonalDataJobs> = {
  "write-data-export": {
    words: m.personalDataJobsWriteDataExport,
    retryLimit: 5,
    retryDelay: 5,
    retryDelayMax: 600,
    expireInSeconds: 900,
  },
  "erase-account": {
    words: m.personalDataJobsEraseAccount,
    retryLimit: 20,
    retryDelay: 10,
    retryDelayMax: 3_600,
    expireInSeconds: 900,
  },
  "keep-retention-rules": {
    words: m.personalDataJobsKeepRetentionRules,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "17 3 * * *",
  },
};
