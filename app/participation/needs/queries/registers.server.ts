import { and, eq, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { registerEntries } from "#db/schema/index.ts";
import type { RegisterKind, Written } from "../register.ts";

/** An entry, the organization that raised it where it agreed to be named, and the text that tells its version. */
export type Entry = Written & { id: string; register: RegisterKind; raisedBy: string | null; revision: string };

const entries = sql`select e.id, e.register, e.happened_on::text as "happenedOn", e.title, e.evidence, e.decision,
    e.outcome, e.answer, e.organization_id as "organizationId", e.has_consent as "hasConsent",
    case when e.has_consent then o.name end as "raisedBy", to_json(e.updated_at) #>> '{}' as revision
  from register_entries e left join organizations o on o.id = e.organization_id`;

/** The entries of a register, the newest first. */
export async function listEntries(
  db: Db,
  register: RegisterKind,
  { from, most }: { from: number; most: number },
): Promise<Entry[]> {
  const rows = await db.execute<Entry>(sql`${entries} where e.register = ${register}
    order by e.happened_on desc, e.id limit ${most} offset ${from}`);
  return [...rows];
}

/** How many entries each register has. */
export async function countEntries(db: Db): Promise<Partial<Record<RegisterKind, number>>> {
  const rows = await db.execute<{ register: RegisterKind; total: number }>(
    sql`select register, count(*)::int as total from register_entries group by register`,
  );
  return Object.fromEntries(rows.map(({ register, total }) => [register, total]));
}

export async function findEntry(db: Db, register: RegisterKind, id: string): Promise<Entry | null> {
  if (!isId(id)) return null;
  const [row] = await db.execute<Entry>(sql`${entries} where e.id = ${id} and e.register = ${register}`);
  return row ?? null;
}

/** Adds an entry; the same form sent twice adds one. */
export async function insertEntry(db: Db, row: typeof registerEntries.$inferInsert): Promise<void> {
  await db.insert(registerEntries).values(row).onConflictDoNothing({ target: registerEntries.clientKey });
}

/** Changes an entry as it was at a revision; false if somebody changed or deleted it since. */
export async function updateEntry(
  db: Db,
  { register, id, revision }: { register: RegisterKind; id: string; revision: string },
  change: Partial<typeof registerEntries.$inferInsert>,
): Promise<boolean> {
  const rows = await db
    .update(registerEntries)
    .set({ ...change, updatedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(registerEntries.id, id),
        eq(registerEntries.register, register),
        sql`to_json(${registerEntries.updatedAt}) #>> '{}' = ${revision}`,
      ),
    )
    .returning({ id: registerEntries.id });
  return rows.length > 0;
}

export async function deleteEntry(db: Db, register: RegisterKind, id: string): Promise<void> {
  await db.delete(registerEntries).where(and(eq(registerEntries.id, id), eq(registerEntries.register, register)));
}
