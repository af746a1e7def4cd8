import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type { JobHandlers } from "#app/jobs/job.ts";
import { listDeadLetters } from "#app/jobs/queries/dead-letters.server.ts";
import { countWorkers, listQueueCounts } from "#app/jobs/queries/queues.server.ts";
import { enqueue } from "#app/jobs/queue.server.ts";
import { queues } from "#app/jobs/queues.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { discardFailedJob, retryFailedJob } from "#app/operations/failed-work.server.ts";
import { auditEvents } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

function handlers(runImport: JobHandlers["run-import"]): JobHandlers {
  const nothing = async () => undefined;
  return {
    ...{ "send-mail": nothing, "write-data-export": nothing, "erase-account": nothing, "check-import": nothing },
    ...{
      "keep-retention-rules": nothing,
      "mail-summaries": nothing,
      "mail-notifications": nothing,
      "mail-digests": nothing,
      "tell-of-due": nothing,
      "count-participation": nothing,
      "forget-needs": nothing,
      "freeze-due-periods": nothing,
      "freeze-period": nothing,
      "mail-figures": nothing,
      "mail-training-invitations": nothing,
      "pass-on-offers": nothing,
      "purge-records": nothing,
      "keep-signing-key": nothing,
      "remind-of-trainings": nothing,
      "send-instruments": nothing,
      "run-import": runImport,
    },
  };
}

test("a permanently failed job waits for an administrator to retry or discard it", () =>
  withCommittedDatabase(async (db, url) => {
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    await db.execute(sql`update pgboss.queue set retry_limit = 0 where name = 'run-import'`);
    const runs: string[] = [];
    const problems = vi.fn();
    let isBroken = true;
    const worker = await startWorker({
      url,
      onProblem: problems,
      handlers: handlers(async ({ importId }, { isLastTry }) => {
        runs.push(`${importId} ${isLastTry}`);
        if (isBroken) throw new Error("Row 3: Ana Castellanos, ana@example.org");
      }),
    });
    try {
      const [broken, hopeless] = [randomUUID(), randomUUID()];
      await enqueue(db, "run-import", { importId: broken });
      await enqueue(db, "run-import", { importId: hopeless });
      const letters = async () => (await listDeadLetters(db, 1)).letters;
      await expect.poll(letters).toHaveLength(2);
      expect(await letters()).toMatchObject([
        { name: "run-import", reason: "Error", tries: 1 },
        { name: "run-import", reason: "Error", tries: 1 },
      ]);
      expect(problems).toHaveBeenCalledWith(expect.objectContaining({ name: "run-import", reason: "Error" }));
      const [kept] = await db.execute<{ all: string }>(sql`select string_agg(j::text, ' ') as all from pgboss.job j`);
      expect(kept?.all).toContain(broken);
      expect(kept?.all).not.toMatch(/Castellanos|ana@example/);
      expect(await countWorkers(db)).toBe(1);

      isBroken = false;
      const [row] = await db.execute<{ id: string }>(sql`
        select id from pgboss.job where name = 'dead-letters' and data->>'importId' = ${broken}`);
      const id = row?.id ?? "";
      const outcomes = await Promise.all([retryFailedJob(db, ines, id), retryFailedJob(db, ines, id)]);
      expect(outcomes.sort()).toEqual(["missing", "retried"]);
      await expect.poll(() => runs).toHaveLength(3);
      expect(runs.at(-1)).toBe(`${broken} true`);

      const [left] = await letters();
      expect(await discardFailedJob(db, ines, left?.id ?? "")).toBe("discarded");
      expect(await discardFailedJob(db, ines, left?.id ?? "")).toBe("missing");
      expect(await letters()).toEqual([]);
      const audited = await db.select().from(auditEvents).orderBy(auditEvents.id);
      expect(audited.map(({ actorId, action, detail }) => [actorId, action, detail])).toEqual([
        [ines.id, "job.retried", { job: "run-import" }],
        [ines.id, "job.discarded", { job: "run-import" }],
      ]);
    } finally {
      await worker.stop();
    }
    expect(await countWorkers(db)).toBe(0);
  }));

test("waiting, deferred and running jobs are counted by kind", () =>
  withCommittedDatabase(async (db) => {
    await enqueue(db, "send-mail", { mailId: randomUUID() });
    await enqueue(db, "send-mail", { mailId: randomUUID() });
    await enqueue(db, "erase-account", { erasureId: randomUUID() }, { startAfter: new Date(Date.now() + 60_000) });
    const counts = await listQueueCounts(db);
    expect(counts.find(({ name }) => name === "send-mail")).toMatchObject({ waiting: 2, deferred: 0, running: 0 });
    expect(counts.find(({ name }) => name === "erase-account")).toMatchObject({ waiting: 0, deferred: 1 });
    expect(counts.map(({ name }) => name).sort()).toEqual(Object.keys(queues).sort());
  }));
