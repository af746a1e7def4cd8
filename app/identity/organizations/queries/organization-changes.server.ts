import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#db/client.server.ts";
import { organizationChanges, organizations, people } from "#db/schema/index.ts";

export type NewOrganizationChange = typeof organizationChanges.$inferInsert;

/** Appends changes; rows here are never updated. */
export async function insertOrganizationChanges(db: Db, changes: NewOrganizationChange[]): Promise<void> {
  if (changes.length > 0) await db.insert(organizationChanges).values(changes);
}

/** A merge is in the history of both organizations. */
const isAbout = (id: string) => or(eq(organizationChanges.organizationId, id), eq(organizationChanges.otherId, id));

/** The number of the newest change, which identifies the state that a form is based on; 0 when there is none. */
export async function findNewestChange(db: Db, organizationId: string): Promise<number> {
  const [row] = await db
    .select({ newest: sql<number>`coalesce(max(${organizationChanges.id}), 0)::int` })
    .from(organizationChanges)
    .where(isAbout(organizationId));
  return row?.newest ?? 0;
}

const undoings = alias(organizationChanges, "undoings");

/** One change in an organization's history, and whether a later one undid it. */
export async function findOrganizationChange(db: Db, organizationId: string, id: number) {
  const [row] = await db
    .select({ change: organizationChanges, undoneBy: undoings.id })
    .from(organizationChanges)
    .leftJoin(undoings, eq(undoings.undoes, organizationChanges.id))
    .where(and(eq(organizationChanges.id, id), isAbout(organizationId)));
  return row ? { ...row.change, isUndone: row.undoneBy !== null } : null;
}

export const historySize = 20;

/** An organization's history, newest first, starting before a given change. */
export async function listOrganizationChanges(db: Db, organizationId: string, before: number | null) {
  const others = alias(organizations, "others");
  const undone = alias(organizationChanges, "undone");
  const rows = await db
    .select({
      change: organizationChanges,
      isUndone: isNotNull(undoings.id).mapWith(Boolean),
      undoneKind: undone.kind,
      byName: people.name,
      organizationName: organizations.name,
      otherName: others.name,
    })
    .from(organizationChanges)
    .innerJoin(organizations, eq(organizations.id, organizationChanges.organizationId))
    .leftJoin(others, eq(others.id, organizationChanges.otherId))
    .leftJoin(people, eq(people.id, organizationChanges.changedBy))
    .leftJoin(undoings, eq(undoings.undoes, organizationChanges.id))
    .leftJoin(undone, eq(undone.id, organizationChanges.undoes))
    .where(and(isAbout(organizationId), before === null ? undefined : sql`${organizationChanges.id} < ${before}`))
    .orderBy(desc(organizationChanges.id))
    .limit(historySize + 1);
  return rows.map(({ change, ...more }) => ({ ...change, ...more }));
}
