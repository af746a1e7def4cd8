import { createHash } from "node:crypto";

/**
 * A backup is one gzip stream of lines: this manifest, then for each table its name, its rows in PostgreSQL's COPY
 * format, `\.` and a seal; finally the ending.
 */
export type Manifest = {
  format: "sound-practice-backup";
  version: 1;
  /** ISO 8601: the moment of the snapshot. */
  createdAt: string;
  /** The application's version, from package.json. */
  application: string;
  postgres: string;
  /** The newest migration, by its timestamp in db/migrations/meta/_journal.json. */
  migration: number;
};

export type TableHeader = { table: string; columns: string[] };

/** A table's row count, and the SHA-256 of its lines. */
export type Seal = { rows: number; sha256: string };

/** The sequences' next values and the number of tables: a file without this line is not a complete backup. */
export type Ending = { end: true; tables: number; sequences: { name: string; value: string; isCalled: boolean }[] };

export const endOfRows = "\\.";

/**
 * The rows of a table whatever their order, to compare what was read with what a table holds: PostgreSQL puts a short
 * row into a gap that a long one left, so the same rows come back in another order. The eight words of each row's
 * SHA-256 are added up, modulo 2^32 each.
 */
export class RowSet {
  #rows = 0;
  #sums = new Uint32Array(8);

  add(row: Buffer): void {
    const digest = createHash("sha256").update(row).digest();
    this.#rows += 1;
    this.#sums = this.#sums.map((sum, at) => sum + digest.readUInt32BE(at * 4));
  }

  equals(other: RowSet): boolean {
    return this.#rows === other.#rows && this.#sums.every((sum, at) => sum === other.#sums[at]);
  }
}

/** Splits a byte stream into lines without their line ends. */
export async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of stream) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}
