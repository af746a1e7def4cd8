import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { momentOf } from "#db/today.server.ts";
import type { SpaceAction } from "../space.ts";

/** Archives or reopens a space; false if it was so already. The caller has locked it. */
export async function updateArchived(db: Db, spaceId: string, isArchived: boolean): Promise<boolean> {
  const rows = await db.execute(sql`update discussion_spaces set archived_at = ${isArchived ? momentOf() : sql`null`}
    where id = ${spaceId} and (archived_at is null) = ${isArchived} returning 1`);
  return rows.length > 0;
}

export async function insertSpaceEvent(
  db: Db,
  { spaceId, action, byId }: { spaceId: string; action: SpaceAction; byId: string },
): Promise<void> {
  await db.execute(sql`insert into space_events (space_id, action, by_id, happened_at)
    values (${spaceId}, ${action}, ${byId}, ${momentOf()})`);
}

export type SpaceEvent = { id: number; action: SpaceAction; byName: string | null; happenedAt: string };

/** When a space was archived and reopened, newest first. */
export async function listSpaceEvents(db: Db, spaceId: string): Promise<SpaceEvent[]> {
  const rows = await db.execute<SpaceEvent>(sql`select e.id::int as id, e.action, a.name as "byName",
      to_json(e.happened_at) #>> '{}' as "happenedAt"
    from space_events e left join people a on a.id = e.by_id
    where e.space_id = ${spaceId} order by e.id desc limit 20`);
  return [...rows];
}
