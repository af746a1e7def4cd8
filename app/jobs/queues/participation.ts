import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type ParticipationJobs = {
  "count-participation": { isLater?: boolean };
  "freeze-due-periods": Record<string, never>;
  "freeze-period": { snapshotId: string };
  "mail-figures": Record<string, never>;
};

export const participationQueues: Queues<ParticipationJobs> = {
  "count-participation": {
    words: m.participationJobsCount,
    retryLimit: 1,
    retryDelay: 20,
    retryDelayMax: 60,
    expireInSeconds: 600,
    cron: "* * * * *",
  },
  "freeze-due-periods": {
    words: m.participationJobsFreezeDue,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 300,
    cron: "23 4 * * *",
  },
  "freeze-period": {
    words: m.participationJobsFreeze,
    retryLimit: 2,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 3600,
  },
  "mail-figures": {
    words: m.participationJobsMail,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 300,
    cron: "40 7 * * *",
  },
};
