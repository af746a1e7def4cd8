import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type ImportJobs = {
  "run-import": { importId: string };
};

export const importQueues: Queues<ImportJobs> = {
  "run-import": { retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 300 },
};
