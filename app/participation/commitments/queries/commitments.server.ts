import { eq, getTableColumns, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { organizationCommitments, organizations } from "#db/schema/index.ts";
import type { CommitmentKind, CommitmentState } from "../commitment.ts";

export type ListedCommitment = {
  id: string;
  organizationId: string;
  organization: string;
  kind: CommitmentKind;
  promise: string;
  who: string;
  dueOn: string;
  state: CommitmentState;
  evidence: string;
};

/** Commitments by their day, open ones first; of these organizations where given. */
export async function listCommitments(
  db: Db,
  { organizationIds, from, most }: { organizationIds?: string[]; from: number; most: number },
): Promise<ListedCommitment[]> {
  const rows = await db.execute<ListedCommitment>(sql`select c.id, c.organization_id as "organizationId",
      o.name as organization, c.kind, c.promise, c.who, c.due_on::text as "dueOn", c.state, c.evidence
    from organization_commitments c join organizations o on o.id = c.organization_id
    where ${organizationIds ? sql`c.organization_id = any(${sql.param(organizationIds)}::uuid[])` : sql`true`}
    order by c.state <> 'open', c.due_on, c.id limit ${most} offset ${from}`);
  return [...rows];
}

/** How many commitments there are, of these organizations where given. */
export async function countCommitments(db: Db, organizationIds?: string[]): Promise<number> {
  const [row] = await db.execute<{ total: number }>(sql`select count(*)::int as total from organization_commitments c
    where ${organizationIds ? sql`c.organization_id = any(${sql.param(organizationIds)}::uuid[])` : sql`true`}`);
  return row?.total ?? 0;
}

/** A commitment with its organization's name; null for none. */
export async function findCommitment(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db
    .select({ ...getTableColumns(organizationCommitments), organization: organizations.name })
    .from(organizationCommitments)
    .innerJoin(organizations, eq(organizations.id, organizationCommitments.organizationId))
    .where(eq(organizationCommitments.id, id));
  return row ?? null;
}

export async function lockCommitment(db: Db, id: string) {
  if (!isId(id)) return null;
  const [row] = await db.select().from(organizationCommitments).where(eq(organizationCommitments.id, id)).for("update");
  return row ?? null;
}

/** Adds a commitment; the same form sent twice adds one. */
export async function insertCommitment(db: Db, row: typeof organizationCommitments.$inferInsert): Promise<void> {
  await db
    .insert(organizationCommitments)
    .values(row)
    .onConflictDoNothing({ target: organizationCommitments.clientKey });
}

export async function updateCommitment(
  db: Db,
  id: string,
  change: Partial<typeof organizationCommitments.$inferInsert>,
) {
  await db.update(organizationCommitments).set(change).where(eq(organizationCommitments.id, id));
}
