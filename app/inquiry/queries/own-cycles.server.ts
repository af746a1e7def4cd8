import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { isMember } from "./access.server.ts";

/** The titles of a person's own cycles, at most eight: the chosen one, then undecided ones, then by the last change. */
export async function listOwnCycleNames(
  db: Db,
  personId: string,
  chosenId: string | null,
): Promise<{ id: string; title: string }[]> {
  const rows = await db.execute<{ id: string; title: string }>(sql`select c.id, c.title from inquiry_cycles c
    where ${isMember(personId)}
    order by c.id::text = ${chosenId ?? ""} desc, c.decision is null desc, c.updated_at desc, c.id limit 8`);
  return [...rows];
}
