import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { expect, test } from "vitest";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import { eraseAgain } from "#app/personal-data/erasure-after-restore.server.ts";
import { restoreBackup } from "#db/backup/restore.server.ts";
import { writeBackup } from "#db/backup/write.server.ts";
import type { Db } from "#db/client.server.ts";
import { withCommittedDatabase, withSeededDatabase } from "#tests/database.ts";

const emptied = ["public.sessions", "public.mail_proofs", "public.passkey_challenges"];

/** The lines of a backup with seals that fit their rows, as somebody would forge them. */
function sealed(lines: string): string {
  return lines.replace(/(?<=^\{"table":[^\n]*\n)(.*?)(^\\\.\n)[^\n]*/gms, (_table, rows: string, end: string) => {
    const seal = { rows: rows.split("\n").length - 1, sha256: createHash("sha256").update(rows).digest("hex") };
    return `${rows}${end}${JSON.stringify(seal)}`;
  });
}

/** The number of rows of each of our tables, and a sum of their hashes, which needs no order. */
async function contents(db: Db): Promise<Record<string, { rows: number; hash: string }>> {
  const tables = await db.execute<{ name: string }>(sql`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('public', 'drizzle') or (schemaname, tablename) = ('pgboss', 'job_common') order by 1`);
  const counted = tables
    .filter(({ name }) => !emptied.includes(name))
    .map(({ name }) =>
      sql.raw(`select '${name}' as name, count(*)::int as rows,
        coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as hash from ${name} t`),
    );
  const found = await db.execute<{ name: string; rows: number; hash: string }>(sql.join(counted, sql` union all `));
  return Object.fromEntries(found.map(({ name, rows, hash }) => [name, { rows, hash }]));
}

/** The demo world with content, queued mail and an audit trail, and a folder for files. */
async function withWorld(work: (world: { db: Db; url: string; folder: string; file: string }) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "sound-practice-backup-"));
  try {
    await withSeededDatabase(async (db, url) => {
      await recordAudit(db, { actorId: null, action: "audit.read", detail: { words: "a\tb\\c\n\\.\nd" } });
      await db.transaction((db) =>
        queueMail(
          db,
          { personId: null, email: "ana@example.org", language: "en", timeZone: "America/Los_Angeles" },
          { template: "test", data: { at: new Date().toISOString() } },
        ),
      );
      const file = join(folder, "world.backup");
      await work({ db, url, folder, file });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("what is restored elsewhere is the same, row by row, and goes on counting", () =>
  withWorld(async ({ db, url, file }) => {
    // Short rows fill the gaps that long ones leave, so jobs that were worked on come back in another order.
    await db.execute(
      sql`insert into pgboss.job (name, data) select 'send-mail', jsonb_build_object('id', repeat('x', n * 7919 % 1700))
          from generate_series(1, 300) n`,
    );
    await db.execute(sql`update pgboss.job set state = 'completed' where length(data->>'id') % 3 = 0`);
    const before = await contents(db);
    const written = await writeBackup(url, file, "1.2.3");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await withCommittedDatabase(async (other, otherUrl) => {
      const restored = await restoreBackup(otherUrl, file, { replaces: false, forget: [] });
      expect(restored).toMatchObject({
        tables: written.tables,
        rows: written.rows,
        manifest: { application: "1.2.3" },
      });
      expect(await contents(other)).toEqual(before);
      const [kept] = await other.execute<{ count: number }>(sql`select count(*)::int as count from sessions`);
      expect(kept?.count).toBe(0);
      await recordAudit(other, { actorId: null, action: "audit.read" });
      await expect(other.execute(sql`delete from audit_events`)).rejects.toThrow();
      await expect(
        other.execute(sql`insert into passwords (person_id, hash) values (gen_random_uuid(), 'x')`),
      ).rejects.toThrow();
      await expect(restoreBackup(otherUrl, file, { replaces: false, forget: [] })).rejects.toThrow("--replace");
    });
  }));

test("a backup replaces what was written since, but brings nobody back who was erased since", () =>
  withWorld(async ({ db, url, file }) => {
    await writeBackup(url, file, "1.2.3");
    const [person] = await db.execute<{ id: string; email: string }>(
      sql`select id, email from people where email = 'educator@demo.example'`,
    );
    if (!person) throw new Error("The demo world has no educator.");
    await eraseAgain(db, person.id);
    await db.execute(sql`insert into people (email, name) values ('since@example.org', 'Since')`);
    const { toErase } = await restoreBackup(url, file, { replaces: true, forget: [] });
    expect(toErase).toEqual([person.id]);
    for (const id of toErase) await eraseAgain(db, id);
    const left = await db.execute(
      sql`select 1 from people where email in ('educator@demo.example', 'since@example.org')`,
    );
    expect(left).toHaveLength(0);
  }));

test("a job of a queue that this version does not make is left out, and all else is restored", () =>
  withWorld(async ({ db, url, file }) => {
    const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue("retired");
    await boss.send("retired", {});
    await boss.stop({ graceful: false });
    const before = await contents(db);
    await writeBackup(url, file, "1.2.3");
    await withCommittedDatabase(async (other, otherUrl) => {
      await restoreBackup(otherUrl, file, { replaces: false, forget: [] });
      const after = await contents(other);
      expect(after["pgboss.job_common"]?.rows).toBe((before["pgboss.job_common"]?.rows ?? 0) - 1);
      expect({ ...after, "pgboss.job_common": null }).toEqual({ ...before, "pgboss.job_common": null });
    });
  }));

test("what is no whole backup of ours is refused, and nothing changes", () =>
  withWorld(async ({ db, url, file, folder }) => {
    const { manifest } = await writeBackup(url, file, "1.2.3");
    const before = await contents(db);
    const lines = gunzipSync(await readFile(file)).toString();
    const wrong: [string, Buffer | string][] = [
      ["no backup", "something else"],
      [
        "newer version",
        gzipSync(lines.replace(`"migration":${manifest.migration}`, `"migration":${manifest.migration + 1}`)),
      ],
      ["changed or damaged", gzipSync(lines.replace("educator@demo.example", "attacker@demo.example"))],
      [
        "changed or damaged: it cannot be read",
        gzipSync(lines.replace('"table":"public.people"', '"table"#"public.people"')),
      ],
      [
        "changed or damaged: the database refuses",
        gzipSync(sealed(lines.replace(/^[\da-f]{7}([\da-f]-\S+\teducator@demo)/m, "zzzzzzz$1"))),
      ],
      [
        "changed or damaged: the database refuses",
        gzipSync(sealed(lines.replace("\teducator@demo.example\t", " educator@demo.example\t"))),
      ],
      ["ends too early", gzipSync(lines.slice(0, lines.lastIndexOf('{"end"')))],
    ];
    for (const [words, bytes] of wrong) {
      const other = join(folder, "wrong.backup");
      await writeFile(other, bytes);
      const refused = await restoreBackup(url, other, { replaces: true, forget: [] }).catch(
        (error: Error) => error.message,
      );
      expect(refused).toContain(words);
      expect(refused).not.toMatch(/educator|demo\.example/);
    }
    await truncate(file, Math.floor((await stat(file)).size / 2));
    await expect(restoreBackup(url, file, { replaces: true, forget: [] })).rejects.toThrow("cannot be unpacked");
    expect(await contents(db)).toEqual(before);
  }));

test("a disk that is full ends a backup with a sentence, and leaves nothing", () =>
  withWorld(async ({ db, url, file, folder }) => {
    await db.execute(
      sql`insert into people (email, name, pronouns) select 'p' || n || '@example.org', 'P', repeat(md5(random()::text), 30)
          from generate_series(1, 20000) n`,
    );
    const env = { ...process.env, DATABASE_URL: url };
    // 512 blocks of 512 or 1,024 bytes: a file-size limit stands in for a full disk.
    const command = 'ulimit -f 512; exec "$0" app/server/commands/backup.ts "$1"';
    const child = spawn("sh", ["-c", command, process.execPath, file], { env });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    const [code] = await once(child, "close");
    expect([code, said]).toEqual([1, expect.stringContaining("The backup could not be written (EFBIG")]);
    expect(await readdir(folder)).toEqual([]);
  }));

/** Runs a command on this database and kills it once it reaches the awaited state. */
async function killed(command: string[], url: string, isNow: () => Promise<boolean>): Promise<void> {
  const env = { ...process.env, DATABASE_URL: url };
  const child = spawn(process.execPath, [`app/server/commands/${command[0]}.ts`, ...command.slice(1)], { env });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("close", (_code, signal) => resolve(signal)),
  );
  while (child.exitCode === null && !(await isNow())) await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
}

test("kill -9 leaves no half backup under its name, and restores nothing or all", () =>
  withWorld(async ({ db, url, file, folder }) => {
    await db.execute(
      sql`insert into people (email, name, pronouns) select 'p' || n || '@example.org', 'P', repeat(md5(n::text), 30)
          from generate_series(1, 10000) n`,
    );
    const parts = async () => (await readdir(folder)).filter((name) => name.endsWith(".part"));
    await killed(["backup", file], url, async () => (await parts()).length > 0);
    expect((await readdir(folder)).filter((name) => name.endsWith(".backup"))).toEqual([]);

    await writeBackup(url, file, "1.2.3");
    const before = await contents(db);
    await db.execute(sql`insert into people (email, name) values ('since@example.org', 'Since')`);
    const since = await contents(db);
    const does = async (words: string) => {
      const running = await db.execute(sql`select 1 from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like ${words}`);
      return running.length > 0;
    };
    for (const words of ["CREATE TABLE%", "copy public.people%from stdin", "alter table%add constraint%"]) {
      await killed(["restore", file, "--replace"], url, () => does(words));
      expect(await contents(db), words).toEqual(since);
    }
    await restoreBackup(url, file, { replaces: true, forget: [] });
    expect(await contents(db)).toEqual(before);
  }));
