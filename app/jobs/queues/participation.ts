import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type ParticipationJobs = {
  "count-participation": Record<string, never>;
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
};
