import { type Jobs, queues } from "./queues.ts";

export type JobName = keyof Jobs;

/** The facts about its run that a handler gets: whether a failure will be retried. */
export type Run = { isLastTry: boolean };

/** The handler of each kind of job. The worker receives all of them (app/server/jobs.ts). */
export type JobHandlers = { [Name in JobName]: (data: Jobs[Name], run: Run) => Promise<void> };

/** The queue for jobs that failed permanently. */
export const deadLetters = "dead-letters";

/** A process that is silent for this many seconds is considered dead, and its jobs run elsewhere. */
export const heartbeatSeconds = 15;

export const jobNames = Object.keys(queues) as [JobName, ...JobName[]];
