import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { eq, type SQL, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { writeDataExport } from "#app/personal-data/data-export.server.ts";
import { askForErasure, eraseAccount } from "#app/personal-data/erasure.server.ts";
import type { Db } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { databaseAsText, findTraces } from "./database-text.ts";
import { filesOf } from "./downloads.ts";
import { somebodyWhoDidEverything, traces } from "./everything.ts";

const script = fileURLToPath(new URL("./one-job.ts", import.meta.url));

class LetGo extends Error {}

/** Locks a row that the job needs last, waits until the job's process blocks on it, and kills that with SIGKILL. */
async function killWhileItWaits(db: Db, job: { url: string; name: "erase" | "export"; id: string; row: SQL }) {
  const holding = db.transaction(async (held) => {
    await held.execute(job.row);
    const child = spawn(process.execPath, [script, job.url, job.name, job.id], { stdio: "inherit", env: process.env });
    await vi.waitFor(async () => {
      const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
      expect(row?.count).toBe(1);
    }, 60_000);
    child.kill("SIGKILL");
    await once(child, "exit");
    throw new LetGo();
  });
  await expect(holding).rejects.toThrow(LetGo);
  await vi.waitFor(async () => {
    const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from pg_stat_activity
      where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`);
    expect(row?.count).toBe(0);
  }, 60_000);
}

test("an erasure killed in the middle has erased nothing, and the next try erases everything", () =>
  withCommittedDatabase(async (db, url) => {
    const { me } = await somebodyWhoDidEverything(db);
    await askForErasure(db, new Request("http://practice.test/"), me);
    const [open] = await db
      .update(schema.erasures)
      .set({ dueAt: new Date(Date.now() - 1000) })
      .where(sql`cancelled_at is null`)
      .returning();
    const id = open?.id ?? "";
    const before = await databaseAsText(db);
    const row = sql`select 1 from reflections where person_id = ${me.id} for update`;
    await killWhileItWaits(db, { url, name: "erase", id, row });
    expect(await databaseAsText(db)).toEqual(before);
    await eraseAccount(db, { erasureId: id });
    expect(await findTraces(db, traces)).toEqual(["email in public.mails"]); // the last mail, until it is sent
  }));

test("a download killed when it was nearly written is not there, and the next try writes it whole", () =>
  withCommittedDatabase(async (db, url) => {
    const { me } = await somebodyWhoDidEverything(db);
    const [waiting] = await db.select().from(schema.dataExports).where(eq(schema.dataExports.state, "waiting"));
    const id = waiting?.id ?? "";
    const row = sql`select 1 from people where id = ${me.id} for update`;
    await killWhileItWaits(db, { url, name: "export", id, row });
    const pieces = () => db.$count(schema.dataExportPieces, eq(schema.dataExportPieces.exportId, id));
    expect(await pieces()).toBe(0);
    await writeDataExport(db, { exportId: id });
    expect(await pieces()).toBe(2);
    expect((await filesOf(db, me.id)).json.reflections).toHaveLength(1);
    expect(await db.$count(schema.mails, eq(schema.mails.template, "export_ready"))).toBe(1);
  }));
