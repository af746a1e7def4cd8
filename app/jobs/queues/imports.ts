import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type ImportJobs = {
  "check-import": { importId: string };
  "run-import": { importId: string };
};

export const importQueues: Queues<ImportJobs> = {
  "check-import": { retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 300 },
  "run-import": { retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 300 },
};
