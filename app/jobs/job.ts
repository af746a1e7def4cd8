import { type Jobs, queues } from "./queues.ts";

export type JobName = keyof Jobs;

/** What a handler may know of the run: whether there will be another one if it fails. */
export type Run = { isLastTry: boolean };

/** What does each kind of job. The worker is given all of them (app/server/jobs.ts). */
export type JobHandlers = { [Name in JobName]: (data: Jobs[Name], run: Run) => Promise<void> };

/** Where jobs go that failed for the last time. */
export const deadLetters = "dead-letters";

/** A process that says nothing for so many seconds is taken for dead, and its jobs run elsewhere. */
export const heartbeatSeconds = 15;

export const jobNames = Object.keys(queues) as [JobName, ...JobName[]];
