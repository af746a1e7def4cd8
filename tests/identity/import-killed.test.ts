import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { checkImport, startImport } from "#app/identity/imports/import.server.ts";
import { checkStoredImport } from "#app/identity/imports/import-checking.server.ts";
import { runImport } from "#app/identity/imports/import-run.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const program = fileURLToPath(new URL("import-process.ts", import.meta.url));

test("a killed import leaves nothing; the next run imports everything once", () =>
  withCommittedDatabase(async (db, url) => {
    const person = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const rows = Array.from({ length: 1_500 }, (_, number) => `p${number}@x.example,Person ${number}`);
    const bytes = new TextEncoder().encode(["email,name", ...rows].join("\n"));
    const made = await checkImport(db, person, { fileName: "list.csv", bytes });
    if (typeof made === "string") throw new Error(made);
    await checkStoredImport(db, made);
    await startImport(db, person, made.importId, { mailsInvitations: true });
    const held = async () => {
      const [row] = await db.execute<Record<string, number>>(sql`select
        (select count(*)::int from invitations) as invited, (select count(*)::int from mails) as mailed,
        (select count(*)::int from import_rows) as rows, (select count(*)::int from imports where state = 'running') as running,
        (select count(*)::int from audit_events where action = 'import.done') as done`);
      return row;
    };
    const before = await held();

    await db.transaction(async (gate) => {
      // At this point its invitations are written, and its mail is blocked.
      await gate.execute(sql`lock table mails in share mode`);
      const child = spawn(process.execPath, [program, made.importId], {
        env: { ...process.env, DATABASE_URL: url },
        stdio: "inherit",
      });
      const ended = once(child, "exit");
      await expect
        .poll(() => db.execute(sql`select 1 from pg_locks where relation = 'mails'::regclass and not granted`), {
          timeout: 60_000,
        })
        .toHaveLength(1);
      child.kill("SIGKILL");
      expect((await ended)[1]).toBe("SIGKILL");
    });

    expect(await held()).toEqual(before);
    await runImport(db, made);
    await runImport(db, made);
    expect(await held()).toEqual({ invited: 1_500, mailed: 1_501, rows: 0, running: 0, done: 1 });
  }));
