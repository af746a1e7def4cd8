import type { Db } from "#db/client.server.ts";
import type { JobName } from "./job.ts";
import { insertJobs } from "./queries/jobs.server.ts";
import type { Jobs } from "./queues.ts";

type When = {
  /** The job does not run before this. */
  startAfter?: Date;
};

/** Queues a job in the caller's transaction: it runs if and only if that commits. */
export async function enqueue<Name extends JobName>(db: Db, name: Name, data: Jobs[Name], when?: When): Promise<void> {
  await enqueueAll(db, name, [data], when);
}

/** Queues many jobs of one kind at once. */
export async function enqueueAll<Name extends JobName>(
  db: Db,
  name: Name,
  data: Jobs[Name][],
  { startAfter }: When = {},
): Promise<void> {
  if (data.length > 0) await insertJobs(db, { name, data, startAfter: startAfter ?? null });
}
