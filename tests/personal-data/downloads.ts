import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

type File = Record<string, Record<string, unknown>[]>;

/** A person's newest files, as the database stores them. */
export async function filesOf(db: Db, personId: string): Promise<{ json: File; text: string; markdown: string }> {
  const rows = await db.execute<{ file: string; bytes: Buffer }>(sql`select p.file, p.bytes from data_export_pieces p
    where p.export_id = (select id from data_exports where person_id = ${personId} and state = 'ready'
      order by finished_at desc limit 1) order by p.file, p.piece`);
  const textOf = (file: string) =>
    Buffer.concat(rows.filter((row) => row.file === file).map(({ bytes }) => bytes)).toString("utf8");
  return { json: JSON.parse(textOf("json")), text: textOf("json"), markdown: textOf("markdown") };
}
