import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type InstrumentJobs = {
  "send-instruments": Record<string, never>;
};

export const instrumentQueues: Queues<InstrumentJobs> = {
  "send-instruments": {
    words: m.instrumentsJobsSendInstruments,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "23 * * * *",
  },
};
