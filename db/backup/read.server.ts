import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { type Ending, endOfRows, linesOf } from "./format.ts";

const manifestShape = z.object({
  format: z.literal("sound-practice-backup"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  application: z.string(),
  postgres: z.string(),
  migration: z.number(),
});
const tableShape = z.object({ table: z.string(), columns: z.array(z.string()) });
const sealShape = z.object({ rows: z.number(), sha256: z.string() });
const endingShape = z.object({
  end: z.literal(true),
  tables: z.number(),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
});

/**
 * Reads a whole backup without a database and compares every table with its seal, so that a damaged file is refused
 * before a database is touched. Throws `NotABackup`, or the error of a line that cannot be read.
 */
export async function verifyBackup(file: string): Promise<void> {
  const reader = new BackupReader(file);
  try {
    await reader.readManifest();
    for (let tables = 0; ; tables += 1) {
      const header = await reader.readHeader();
      if ("end" in header) return requireAllTables(header, tables);
      for await (const _row of reader.readRows());
    }
  } finally {
    await reader.close();
  }
}

/** Throws `NotABackup` if the ending names another number of tables than were read. */
export function requireAllTables({ tables }: Pick<Ending, "tables">, found: number): void {
  if (tables !== found) throw new NotABackup("This backup lacks a table: it was changed or damaged.");
}

/** Reads a backup sequentially, line by line. */
export class BackupReader {
  manifest: z.infer<typeof manifestShape> | null = null;
  #lines: AsyncGenerator<Buffer>;

  constructor(file: string) {
    const stream = createReadStream(file);
    const unpacked = createGunzip();
    stream.on("error", (error) => unpacked.destroy(error));
    this.#lines = linesOf(stream.pipe(unpacked));
  }

  /** Reads the first line; throws `NotABackup` if it is not a manifest. */
  async readManifest() {
    const manifest = manifestShape.safeParse(await this.#json().catch(() => null));
    if (!manifest.success) throw new NotABackup("This file is no backup that npm run db:backup made.");
    return manifest.data;
  }

  /** Reads the next table's name, or the ending. */
  async readHeader() {
    const line = await this.#json();
    const table = tableShape.safeParse(line);
    return table.success ? table.data : endingShape.parse(line);
  }

  /** Yields a table's rows, then verifies them against the seal. `onLine` gets each without its line end. */
  async *readRows(onLine?: (line: Buffer) => void): AsyncGenerator<Buffer, z.infer<typeof sealShape>> {
    const hash = createHash("sha256");
    let rows = 0;
    for (;;) {
      const line = await this.#next();
      if (line.length === endOfRows.length && line.toString() === endOfRows) break;
      const row = Buffer.concat([line, Buffer.from("\n")]);
      hash.update(row);
      rows += 1;
      onLine?.(line);
      yield row;
    }
    const seal = sealShape.parse(await this.#json());
    if (seal.rows !== rows || seal.sha256 !== hash.digest("hex")) {
      throw new NotABackup("This backup was changed or damaged: a table's rows are not those that were written.");
    }
    return seal;
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined);
  }

  async #json(): Promise<unknown> {
    return JSON.parse((await this.#next()).toString("utf8"));
  }

  async #next(): Promise<Buffer> {
    const { value, done } = await this.#lines.next().catch((error: unknown) => {
      throw isOfGzip(error)
        ? new NotABackup("This backup was damaged or ends too early: it cannot be unpacked.")
        : error;
    });
    if (done) throw new NotABackup("This backup ends too early: it was not written to its end.");
    return value;
  }
}

/** Why a file cannot be restored, in a sentence. */
export class NotABackup extends Error {}

function isOfGzip(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
