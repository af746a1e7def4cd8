/** Every kind of job with what it is told: ids, never anything about people. Each may run twice without harm. */
export type Jobs = {
  "send-mail": { mailId: string };
  "write-data-export": { exportId: string };
  "erase-account": { erasureId: string };
  "run-import": { importId: string };
  "keep-retention-rules": Record<string, never>;
  "mail-summaries": Record<string, never>;
};
export type JobName = keyof Jobs;

/** What does each kind of job. The worker is given all of them (app/server/jobs.ts). */
export type JobHandlers = { [Name in JobName]: (data: Jobs[Name]) => Promise<void> };

type QueueOptions = {
  /** How often a failed job is tried again before it is set aside for an administrator. */
  retryLimit: number;
  /** Seconds before the first retry; each later one waits longer, up to `retryDelayMax`. */
  retryDelay: number;
  retryDelayMax: number;
  /** Seconds after which a job that says nothing is taken for dead and tried again. */
  expireInSeconds: number;
  /** When it runs by itself, as cron says it, in the learning community's time zone. */
  cron?: string;
};

/** Where jobs go that failed for the last time. */
export const deadLetters = "dead-letters";

export const queues: Record<JobName, QueueOptions> = {
  "send-mail": { retryLimit: 8, retryDelay: 5, retryDelayMax: 3_600, expireInSeconds: 120 },
  "write-data-export": { retryLimit: 5, retryDelay: 5, retryDelayMax: 600, expireInSeconds: 900 },
  "erase-account": { retryLimit: 20, retryDelay: 10, retryDelayMax: 3_600, expireInSeconds: 900 },
  "run-import": { retryLimit: 3, retryDelay: 5, retryDelayMax: 60, expireInSeconds: 300 },
  "keep-retention-rules": {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 900,
    cron: "17 3 * * *",
  },
  "mail-summaries": { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 900, cron: "0 7 * * 1-5" },
};
