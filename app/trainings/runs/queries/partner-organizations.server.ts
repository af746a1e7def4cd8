import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** The open organizations that a run may hold seats for, by name. */
export async function listPartnerOrganizations(db: Db): Promise<{ id: string; name: string }[]> {
  const rows = await db.execute<{ id: string; name: string }>(sql`select id, name from organizations
    where closed_at is null order by lower(name), id limit 1000`);
  return [...rows];
}
