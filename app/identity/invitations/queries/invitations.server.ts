import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { isId } from "#app/ids/id.ts";
import type { Db } from "#db/client.server.ts";
import { cohorts, invitations, mails, organizations, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { InvitationScopes, InvitationState } from "../invitation.ts";

export type Invitation = typeof invitations.$inferSelect;
export type NewInvitation = typeof invitations.$inferInsert;

/** Which invitations a person may see: the SQL twin of `canInvite`, for lists. */
export function within(reach: InvitationScopes): SQL | undefined {
  const { isEverything, isEveryScope, organizationIds, cohortIds, coachedCohortIds } = reach;
  if (isEverything) return undefined;
  const isTheirs = (column: typeof invitations.organizationId | typeof invitations.cohortId, ids: string[]) =>
    isEveryScope ? undefined : or(isNull(column), inArray(column, ids));
  const asLead = and(
    inArray(invitations.role, ["educator", "coach"]),
    or(isNotNull(invitations.organizationId), isNotNull(invitations.cohortId)),
    isTheirs(invitations.organizationId, organizationIds),
    isTheirs(invitations.cohortId, cohortIds),
  );
  const isCoached =
    coachedCohortIds === "every" ? isNotNull(invitations.cohortId) : inArray(invitations.cohortId, coachedCohortIds);
  return or(asLead, and(eq(invitations.role, "educator"), isNull(invitations.organizationId), isCoached));
}

export const isUsed = sql`${invitations.uses} >= ${invitations.maxUses}`;

export function inState(state: InvitationState): SQL | undefined {
  if (state === "used") return isUsed;
  const isOver = or(isNotNull(invitations.revokedAt), lte(invitations.expiresAt, momentOf()));
  if (state === "ended") return and(sql`not ${isUsed}`, isOver);
  return and(sql`not ${isUsed}`, isNull(invitations.revokedAt), gt(invitations.expiresAt, momentOf()));
}

const described = {
  id: invitations.id,
  email: invitations.email,
  name: invitations.name,
  role: invitations.role,
  organizationId: invitations.organizationId,
  organizationName: organizations.name,
  cohortId: invitations.cohortId,
  cohortName: cohorts.name,
  title: invitations.title,
  note: invitations.note,
  sealedCode: invitations.sealedCode,
  uses: invitations.uses,
  maxUses: invitations.maxUses,
  invitedBy: invitations.invitedBy,
  inviterName: people.name,
  importId: invitations.importId,
  mailState: mails.state,
  mailProblem: mails.lastProblem,
  mailedAt: invitations.mailedAt,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
  revokedAt: invitations.revokedAt,
};

export const descriptions = (db: Db) =>
  db
    .select(described)
    .from(invitations)
    .leftJoin(organizations, eq(organizations.id, invitations.organizationId))
    .leftJoin(cohorts, eq(cohorts.id, invitations.cohortId))
    .leftJoin(people, eq(people.id, invitations.invitedBy))
    .leftJoin(mails, eq(mails.id, invitations.mailId));

export type DescribedInvitation = Awaited<ReturnType<typeof descriptions>>[number];

/** Invitations to a cohort that are open, newest first, within reach. */
export async function listOpenInvitationsOfCohort(db: Db, reach: InvitationScopes, cohortId: string) {
  return descriptions(db)
    .where(and(eq(invitations.cohortId, cohortId), within(reach), inState("open")))
    .orderBy(desc(invitations.createdAt), asc(invitations.id))
    .limit(200);
}

export async function findInvitation(db: Db, reach: InvitationScopes, id: string) {
  if (!isId(id)) return null;
  const [row] = await descriptions(db).where(and(eq(invitations.id, id), within(reach)));
  return row ?? null;
}

export async function findInvitationByToken(db: Db, tokenHash: Buffer) {
  const [row] = await descriptions(db).where(eq(invitations.tokenHash, tokenHash));
  return row ?? null;
}

/** The other invitations of the same import to the same address: one answer applies to all of them. */
export async function listInvitationsBeside(db: Db, { id, importId, email }: Beside) {
  if (importId === null || email === null) return [];
  return descriptions(db)
    .where(and(isBeside({ id, importId, email }), inState("open")))
    .orderBy(asc(invitations.id))
    .limit(50);
}

type Beside = { id: string; importId: string | null; email: string | null };

const isBeside = ({ id, importId, email }: { id: string; importId: string; email: string }) =>
  and(
    eq(invitations.importId, importId),
    eq(sql`lower(${invitations.email})`, sql`lower(${email})`),
    sql`${invitations.id} <> ${id}`,
  );

/** Locks an invitation until the transaction ends, so that its last use goes to one person. */
export async function lockInvitationByToken(db: Db, tokenHash: Buffer): Promise<Invitation | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).for("update");
  return row ?? null;
}

/** Locks an invitation within reach. */
export async function lockInvitation(db: Db, reach: InvitationScopes, id: string): Promise<Invitation | null> {
  if (!isId(id)) return null;
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), within(reach)))
    .for("update");
  return row ?? null;
}

export async function lockInvitationsBeside(db: Db, { id, importId, email }: Beside): Promise<Invitation[]> {
  if (importId === null || email === null) return [];
  return db
    .select()
    .from(invitations)
    .where(and(isBeside({ id, importId, email }), inState("open")))
    .orderBy(asc(invitations.id))
    .limit(50)
    .for("update");
}

export async function insertInvitation(db: Db, invitation: NewInvitation): Promise<string> {
  const [row] = await db.insert(invitations).values(invitation).returning({ id: invitations.id });
  if (!row) throw new Error("No invitation was made.");
  return row.id;
}

/** Inserts many, with ids chosen by the caller. */
export async function insertInvitations(db: Db, made: NewInvitation[]): Promise<void> {
  if (made.length > 0) await db.insert(invitations).values(made);
}

export async function updateInvitationUses(db: Db, id: string): Promise<void> {
  await db
    .update(invitations)
    .set({ uses: sql`${invitations.uses} + 1` })
    .where(eq(invitations.id, id));
}

/** Sets a new secret and inviter; the old secret stops working. */
export async function updateInvitationSecret(
  db: Db,
  id: string,
  secret: Pick<Invitation, "tokenHash" | "sealedCode" | "invitedBy" | "expiresAt">,
): Promise<void> {
  await db.update(invitations).set(secret).where(eq(invitations.id, id));
}

/** Records the mail of an invitation. */
export async function updateInvitationMail(db: Db, id: string, mailId: string): Promise<void> {
  await db.update(invitations).set({ mailId, mailedAt: momentOf() }).where(eq(invitations.id, id));
}

/** Records the mails of an import with its invitations: one mail covers all of them to its address. */
export async function updateImportedInvitationMails(db: Db, importId: string, mailIds: string[]): Promise<void> {
  await db.execute(sql`
    update ${invitations} i set mail_id = m.id, mailed_at = ${momentOf()} from ${mails} m
    where i.import_id = ${importId} and lower(i.email) = lower(m.email)
      and m.id in (select jsonb_array_elements_text(${JSON.stringify(mailIds)}::text::jsonb)::uuid)`);
}

/** Revokes those of these invitations that are open and within reach; returns them. */
export async function updateInvitationsRevoked(db: Db, reach: InvitationScopes, ids: string[]): Promise<Invitation[]> {
  return db
    .update(invitations)
    .set({ revokedAt: momentOf() })
    .where(and(inArray(invitations.id, ids), within(reach), inState("open")))
    .returning();
}

export async function updateInvitationRevoked(db: Db, id: string): Promise<void> {
  await db.update(invitations).set({ revokedAt: momentOf() }).where(eq(invitations.id, id));
}

/** Revokes all unanswered invitations of an import; returns how many. */
export async function updateImportedInvitationsRevoked(db: Db, importId: string): Promise<number> {
  const rows = await db
    .update(invitations)
    .set({ revokedAt: momentOf() })
    .where(and(eq(invitations.importId, importId), inState("open")))
    .returning({ id: invitations.id });
  return rows.length;
}

export async function countOpenInvitationsOfImport(db: Db, importId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(invitations)
    .where(and(eq(invitations.importId, importId), inState("open")));
  return row?.count ?? 0;
}

/** Open invitations to these addresses, which are in lower case. */
export async function listOpenInvitationsTo(db: Db, emails: string[]) {
  return db
    .select({
      email: sql<string>`lower(${invitations.email})`,
      role: invitations.role,
      organizationId: invitations.organizationId,
      cohortId: invitations.cohortId,
    })
    .from(invitations)
    .where(
      and(
        sql`lower(${invitations.email}) in (select jsonb_array_elements_text(${JSON.stringify(emails)}::text::jsonb))`,
        inState("open"),
      ),
    );
}
