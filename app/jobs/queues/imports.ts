import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type ImportJobs = {
  "check-import": { importId: string };
  "run-import": { importId: string };
};

export const importQueues: Queues<ImportJobs> = {
  "check-import": {
    words: m.importJobsCheckImport,
    retryLimit: 3,
    retryDelay: 5,
    retryDelayMax: 60,
    expireInSeconds: 300,
  },
  "run-import": { words: m.importJobsRunImport, retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 300 },
};
