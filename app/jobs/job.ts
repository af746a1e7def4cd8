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

/** What a handler may know of the run: whether there will be another one if it fails. */
export type Run = { isLastTry: boolean };

/** What does each kind of job. The worker is given all of them (app/server/jobs.ts). */
export type JobHandlers = { [Name in JobName]: (data: Jobs[Name], run: Run) => Promise<void> };

type QueueOptions = {
  /** How often a failed job is tried again before it is set aside for an administrator. */
  retryLimit: number;
  /** Seconds before the first retry; each later one waits longer, up to `retryDelayMax`. */
  retryDelay: number;
  retryDelayMax: number;
  /** Seconds after which a job is taken for stuck and tried again, even where its process lives. */
  expireInSeconds: number;
  /** How many loops of one worker look for them, so that a slow one holds nothing up; one unless said. */
  loops?: number;
  /** How many a loop takes at a time; one unless said. */
  batch?: number;
  /** When it runs by itself, as cron says it, in the learning community's time zone. */
  cron?: string;
};

/** Where jobs go that failed for the last time. */
export const deadLetters = "dead-letters";

/** A process that says nothing for so many seconds is taken for dead, and its jobs run elsewhere. */
export const heartbeatSeconds = 15;

export const queues: Record<JobName, QueueOptions> = {
  // Thirty tries take about a day: as long as a mail server may well be away.
  "send-mail": { retryLimit: 30, retryDelay: 5, retryDelayMax: 3_600, expireInSeconds: 180, loops: 3, batch: 2 },
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

export const jobNames = Object.keys(queues) as [JobName, ...JobName[]];

/** Whether this may be the id of a job: anything else names none. */
export function isJobId(text: string | undefined): text is string {
  return /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(text ?? "");
}
