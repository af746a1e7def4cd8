import * as m from "#app/messages/catalog.ts";
import type { Queues } from "../queue-options.ts";

/** The payload of each job. */
export type DiscussionJobs = {
  "mail-discussion-digests": Record<string, never>;
};

export const discussionQueues: Queues<DiscussionJobs> = {
  "mail-discussion-digests": {
    words: m.discussionsJobsMailDigests,
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    // Each hour, because readers live in several zones.
    cron: "5 * * * *",
  },
};
