import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { ExportFormat } from "../export-format.ts";

type Export = { spaceId: string; byId: string; format: ExportFormat };

/** Notes a download, unless the same person downloaded the same within so many minutes; false then. */
export async function insertExport(db: Db, { spaceId, byId, format }: Export, withinMinutes: number): Promise<boolean> {
  const rows = await db.execute(sql`insert into space_exports (space_id, by_id, format, created_at)
    select ${spaceId}, ${byId}, ${format}, ${momentOf()} where not exists (select 1 from space_exports x
      where x.space_id = ${spaceId} and x.by_id = ${byId} and x.format = ${format}
        and x.created_at > ${momentOf()} - make_interval(mins => ${withinMinutes}))
    returning 1`);
  return rows.length > 0;
}

export type ExportRow = { id: string; byName: string | null; format: ExportFormat; createdAt: string };

/** The newest downloads of a space. */
export async function listExports(db: Db, spaceId: string): Promise<ExportRow[]> {
  const rows = await db.execute<ExportRow>(sql`select x.id, a.name as "byName", x.format,
      to_json(x.created_at) #>> '{}' as "createdAt"
    from space_exports x left join people a on a.id = x.by_id
    where x.space_id = ${spaceId} order by x.created_at desc, x.id limit 20`);
  return [...rows];
}
