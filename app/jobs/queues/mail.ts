import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type MailJobs = {
  "send-mail": { mailId: string };
};

export const mailQueues: Queues<MailJobs> = {
  // Thirty tries take about a day, as long as a mail server may reasonably be down.
  "send-mail": {
    words: m.mailJobsSendMail,
    retryLimit: 30,
    retryDelay: 5,
    retryDelayMax: 3_600,
    expireInSeconds: 180,
    loops: 3,
    batch: 2,
  },
};
