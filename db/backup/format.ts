/**
 * A backup is one gzip stream of lines: this manifest, then for each table its name, its rows as PostgreSQL's COPY
 * writes them, `\.` and a seal; at last, that it ended.
 */
export type Manifest = {
  format: "sound-practice-backup";
  version: 1;
  /** ISO 8601: the moment that every table is of. */
  createdAt: string;
  /** Of the application, as package.json says it. */
  application: string;
  postgres: string;
  /** The newest migration, by the moment that names it in db/migrations/meta/_journal.json. */
  migration: number;
};

export type TableHeader = { table: string; columns: string[] };

/** How many rows a table has, and the SHA-256 of the lines that they are. */
export type Seal = { rows: number; sha256: string };

/** Where each sequence goes on, and how many tables there are: a file without this line is no backup. */
export type Ending = { end: true; tables: number; sequences: { name: string; value: string; isCalled: boolean }[] };

export const endOfRows = "\\.";

/** Cuts a stream of bytes into its lines, each without its end. */
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
