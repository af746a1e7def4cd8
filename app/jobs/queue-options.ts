/** How jobs of one kind are named and retried. */
export type QueueOptions = {
  /** What such a job does, as administrators read it. */
  words: () => string;
  /** How often a failed job is retried before it is set aside for an administrator. */
  retryLimit: number;
  /** Seconds before the first retry; each later one waits longer, up to `retryDelayMax`. */
  retryDelay: number;
  retryDelayMax: number;
  /** Seconds after which a job counts as stuck and is retried, even if its process is alive. */
  expireInSeconds: number;
  /** How many loops of a worker fetch these jobs, so that a slow job does not block others; one by default. */
  loops?: number;
  /** How many jobs a loop fetches at once; one by default. */
  batch?: number;
  /** Its schedule as a cron expression, in the learning community's time zone. */
  cron?: string;
};

/** The queues of some kinds of jobs; the type gives each job's payload. */
export type Queues<Jobs> = { [Name in keyof Jobs]: QueueOptions };
