import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type NotificationJobs = {
  "mail-notifications": Record<string, never>;
  "mail-digests": Record<string, never>;
  "tell-of-due": Record<string, never>;
};

const often = { retryLimit: 0, retryDelay: 1, retryDelayMax: 1, expireInSeconds: 300 };

export const notificationQueues: Queues<NotificationJobs> = {
  "mail-notifications": { words: m.notificationJobsMail, ...often, cron: "* * * * *" },
  // Hours of the day begin at a quarter past somewhere.
  "mail-digests": { words: m.notificationJobsDigests, ...often, cron: "*/15 * * * *" },
  "tell-of-due": {
    words: m.notificationJobsDue,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "30 6 * * *",
  },
};
