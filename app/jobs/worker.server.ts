import { type JobWithMetadata, PgBoss } from "pg-boss";
import { servingNames } from "#db/serving.server.ts";
import { reasonOf } from "./failure.ts";
import { type JobHandlers, type JobName, jobNames } from "./job.ts";
import { type Jobs, queues } from "./queues.ts";

export type Worker = {
  /** Stops fetching jobs and waits for running ones for a limited time: what is left runs again elsewhere. */
  stop(): Promise<void>;
};

type Options = {
  url: string;
  handlers: JobHandlers;
  /** Called for each failed job, and for errors of the queue itself, where `name` is null. */
  onProblem: (problem: { name: JobName | null; jobId: string | null; reason: string; error: unknown }) => void;
};

/** How long a stopping worker waits for the jobs it has started. */
const patienceMs = 8_000;

/** How often a worker recovers the jobs of dead workers. One worker at a time does this for all. */
const superviseSeconds = 5;

/** Workers also poll, because a notification of a new job may be lost. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5, heartbeatRefreshSeconds: 4 };

/** Runs jobs and schedules until it is stopped. Several workers may share one database. */
export async function startWorker({ url, handlers, onProblem }: Options): Promise<Worker> {
  const boss = new PgBoss({
    ...{ connectionString: url, max: 3, application_name: servingNames.worker },
    ...{ migrate: false, createSchema: false, useListenNotify: true, instanceHeartbeatSeconds: 15 },
    ...{ superviseIntervalSeconds: superviseSeconds, monitorIntervalSeconds: superviseSeconds },
  });
  boss.on("error", (error) => onProblem({ name: null, jobId: null, reason: reasonOf(error), error }));
  await boss.start({ attempts: 1_000 }); // the worker reconnects automatically

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
