import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import postgres from "postgres";
import { type Ending, endOfRows, linesOf, type Manifest, type Seal } from "./format.ts";
import { copyOut, listSequences, listTables, settle } from "./tables.server.ts";

export type Written = { manifest: Manifest; rows: number; tables: number; bytes: number };

/**
 * Writes a snapshot of the database into a file that only its owner may read. Does not block anything. The file gets
 * its name only when it is complete.
 */
export async function writeBackup(url: string, file: string, application: string): Promise<Written> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const beside = `${file}.${process.pid}.part`;
  let problem: unknown; // of the disk, which the database's error about the unread COPY would hide
  try {
    return await sql.begin("isolation level repeatable read read only", async (sql) => {
      await settle(sql);
      const manifest = await manifestOf(sql, application);
      const counts = { rows: 0, tables: 0 };
      const target = createWriteStream(beside, { mode: 0o600, flags: "wx" });
      await pipeline(Readable.from(linesFrom(sql, manifest, counts)), createGzip({ level: 6 }), target).catch(
        (error) => {
          problem = error;
          throw error;
        },
      );
      await settleFile(beside, file);
      return { manifest, ...counts, bytes: (await stat(file)).size };
    });
  } catch (error) {
    await rm(beside, { force: true });
    throw problem ?? error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function manifestOf(sql: postgres.ISql, application: string): Promise<Manifest> {
  const [row] = await sql<{ migration: string; postgres: string; now: Date }[]>`
    select (select max(created_at) from drizzle.__drizzle_migrations)::text as migration,
      current_setting('server_version') as postgres, now() as now`;
  if (!row?.migration) throw new Error("The database has no schema yet: there is nothing to back up.");
  return {
    format: "sound-practice-backup",
    version: 1,
    createdAt: row.now.toISOString(),
    application,
    postgres: row.postgres,
    migration: Number(row.migration),
  };
}

async function* linesFrom(sql: postgres.ISql, manifest: Manifest, counts: { rows: number; tables: number }) {
  yield `${JSON.stringify(manifest)}\n`;
  for (const each of await listTables(sql)) {
    yield `${JSON.stringify(each)}\n`;
    const seal: Seal = { rows: 0, sha256: "" };
    const hash = createHash("sha256");
    const rows = await copyOut(sql, each);
    try {
      for await (const line of linesOf(rows.iterator({ destroyOnReturn: false }))) {
        seal.rows += 1;
        const row = Buffer.concat([line, newLine]);
        hash.update(row);
        yield row;
      }
    } finally {
      // If the disk is full, nobody reads the rest, and a connection in the middle of a COPY would never end.
      rows.resume();
    }
    seal.sha256 = hash.digest("hex");
    yield `${endOfRows}\n${JSON.stringify(seal)}\n`;
    counts.rows += seal.rows;
    counts.tables += 1;
  }
  const ending: Ending = { end: true, tables: counts.tables, sequences: await listSequences(sql) };
  yield `${JSON.stringify(ending)}\n`;
}

const newLine = Buffer.from("\n");

/** Flushes to disk before the rename, so that the name never refers to half a file, even after a power failure. */
async function settleFile(beside: string, file: string): Promise<void> {
  const handle = await open(beside, "r+");
  await handle.sync();
  await handle.close();
  await rename(beside, file);
  const folder = await open(dirname(file), "r");
  await folder.sync().catch(() => undefined); // not every system can fsync a folder
  await folder.close();
}
