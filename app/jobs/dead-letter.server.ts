import type { Db } from "#db/client.server.ts";
import type { JobName } from "./job.ts";
import { jobNames } from "./job.ts";
import { deleteDeadLetter, lockDeadLetter } from "./queries/dead-letters.server.ts";
import { insertJobs } from "./queries/jobs.server.ts";

/** Queues a permanently failed job again, with all its tries; returns its kind, or "missing". */
export async function retryDeadLetter(db: Db, id: string): Promise<{ name: JobName } | "missing"> {
  return db.transaction(async (db) => {
    const letter = await lockDeadLetter(db, id);
    const name = jobNames.find((name) => name === letter?.name);
    if (!letter || !name) return "missing";
    await insertJobs(db, { name, data: [letter.data], startAfter: null });
    await deleteDeadLetter(db, id);
    return { name };
  });
}

/** Discards a failed job; returns its kind, or "missing". */
export async function discardDeadLetter(db: Db, id: string): Promise<{ name: string } | "missing"> {
  return db.transaction(async (db) => {
    const letter = await lockDeadLetter(db, id);
    if (!letter) return "missing";
    await deleteDeadLetter(db, id);
    return { name: letter.name };
  });
}
