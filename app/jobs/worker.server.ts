import { type JobWithMetadata, PgBoss } from "pg-boss";
import { reasonOf } from "./failure.ts";
import { type JobHandlers, type JobName, jobNames } from "./job.ts";
import { type Jobs, queues } from "./queues.ts";

export type Worker = {
  /** Takes no more jobs and waits for those that run, but not for ever: what is left runs again elsewhere. */
  stop(): Promise<void>;
};

type Options = {
  url: string;
  handlers: JobHandlers;
  /** Told of each job that failed, and of troubles of the queue itself; `name` is null for those. */
  onProblem: (problem: { name: JobName | null; jobId: string | null; reason: string; error: unknown }) => void;
};

/** How long a worker that stops waits for the jobs that it has begun. */
const patienceMs = 8_000;

/** Looks after dead workers' jobs this often. One worker at a time does it for all. */
const superviseSeconds = 5;

/** The fewer tries are left to be noticed: a notice of a new job may be lost, so workers also look by themselves. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, heartbeatRefreshSeconds: 4 };

/** Does jobs, and what runs by the clock, until it is stopped. Several workers share one database. */
export async function startWorker({ url, handlers, onProblem }: Options): Promise<Worker> {
  const boss = new PgBoss({
    ...{ connectionString: url, max: 3, application_name: "sound-practice-worker" },
    ...{ migrate: false, createSchema: false, useListenNotify: true, instanceHeartbeatSeconds: 15 },
    ...{ superviseIntervalSeconds: superviseSeconds, monitorIntervalSeconds: superviseSeconds },
  });
  boss.on("error", (error) => onProblem({ name: null, jobId: null, reason: reasonOf(error), error }));
  await boss.start({ attempts: 1_000 }); // a database that is away comes back

  const work = async <Name extends JobName>(name: Name) => {
    const { loops: localConcurrency = 1, batch: batchSize = 1 } = queues[name];
    const options = { ...polling, localConcurrency, batchSize, burstWhenBatchFull: true };
    await boss.work(
      name,
      { ...options, includeMetadata: true, perJobResults: true },
      (jobs: JobWithMetadata<Jobs[Name]>[]) => Promise.all(jobs.map((job) => run(name, job))),
    );
  };
  const run = async <Name extends JobName>(name: Name, job: JobWithMetadata<Jobs[Name]>) => {
    try {
      await handlers[name](job.data, { isLastTry: job.retryCount >= job.retryLimit });
      return { id: job.id, status: "completed" as const };
    } catch (error) {
      const reason = reasonOf(error);
      onProblem({ name, jobId: job.id, reason, error });
      return { id: job.id, status: "failed" as const, output: { reason } };
    }
  };
  for (const name of jobNames) await work(name);

  return { stop: () => boss.stop({ graceful: true, timeout: patienceMs }) };
}
