/** How the jobs of one kind are tried. */
export type QueueOptions = {
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

/** The queues of some kinds of jobs; what each job is told is in the type. */
export type Queues<Jobs> = { [Name in keyof Jobs]: QueueOptions };
