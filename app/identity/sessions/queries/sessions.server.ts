import { and, desc, eq, gt, lte, ne, type SQL, sql } from "drizzle-orm";
import { isGrantInForce, isLearningIn, isMemberOn } from "#app/identity/person/queries/in-force.server.ts";
import { unreadNotifications } from "#app/identity/person/queries/unread-notifications.server.ts";
import { isStopped } from "#app/mail/queries/mail-stops.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  cohortMemberships,
  memberships,
  organizations,
  passkeys,
  people,
  roleGrants,
  sessions,
  totpSecrets,
} from "#db/schema/index.ts";
import { momentOf, movedMoment } from "#db/today.server.ts";
import type { Grant, Role } from "../../person/role.ts";

/** A prepared statement is built once, so the moment is one of its parameters; null for the database's clock. */
const now = sql`coalesce(${sql.placeholder("now")}::timestamptz, now())`;

const grantsInForce = sql<Grant[]>`coalesce((
  select json_agg(json_build_object('role', g.role, 'organizationId', g.organization_id, 'cohortId', g.cohort_id))
  from ${roleGrants} g left join ${organizations} o on o.id = g.organization_id
  where g.person_id = ${people.id} and ${isGrantInForce("g", now)}
    and o.closed_at is null), '[]')`;

const organizationIds = sql<string[]>`coalesce((
  select json_agg(distinct m.organization_id) from ${memberships} m join ${organizations} o on o.id = m.organization_id
  where m.person_id = ${people.id} and o.closed_at is null and ${isMemberOn("m", now)}), '[]')`;

const cohortIds = sql<string[]>`coalesce((
  select json_agg(distinct c.cohort_id) from ${cohortMemberships} c
  where c.person_id = ${people.id} and ${isLearningIn("c", now)}), '[]')`;

/** Whether a person has set up a second step. */
export const hasSecondStep = sql<boolean>`(
  exists (select 1 from ${totpSecrets} t where t.person_id = ${people.id} and t.confirmed_at is not null)
  or exists (select 1 from ${passkeys} k where k.person_id = ${people.id}))`;

const statements = new WeakMap<Db, ReturnType<typeof prepareFindSession>>();

function prepareFindSession(db: Db) {
  return db
    .select({
      expiresAt: sessions.expiresAt,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      sessionId: sessions.id,
      method: sessions.method,
      isShared: sessions.isShared,
      provedAt: sessions.provedAt,
      secondStepAt: sessions.secondStepAt,
      viewAsRole: sessions.viewAsRole,
      viewAsOrganizationId: sessions.viewAsOrganizationId,
      hasSecondStep,
      id: people.id,
      name: people.name,
      pronouns: people.pronouns,
      email: people.email,
      emailVerifiedAt: people.emailVerifiedAt,
      isDemo: people.isDemo,
      erasureDueAt: people.erasureDueAt,
      timeZone: people.timeZone,
      language: people.language,
      grants: grantsInForce,
      organizationIds,
      cohortIds,
      unreadNotifications: unreadNotifications(people.id),
      isMailStopped: isStopped(people.id, people.email),
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(eq(sessions.tokenHash, sql.placeholder("tokenHash")))
    .prepare("find_session");
}

/**
 * A session with everything that pages need to know about its person, in one prepared statement: every page runs it.
 */
export async function findSession(db: Db, tokenHash: Buffer) {
  const statement = statements.get(db) ?? prepareFindSession(db);
  statements.set(db, statement);
  const [row] = await statement.execute({ tokenHash, now: movedMoment() });
  return row ?? null;
}

const personStatements = new WeakMap<Db, ReturnType<typeof prepareFindPerson>>();

function prepareFindPerson(db: Db) {
  const { id, name, pronouns, email, emailVerifiedAt, isDemo, erasureDueAt, timeZone, language } = people;
  return db
    .select({
      ...{ id, name, pronouns, email, emailVerifiedAt, isDemo, erasureDueAt, timeZone, language },
      ...{ grants: grantsInForce, organizationIds, cohortIds },
    })
    .from(people)
    .leftJoin(sessions, sql`false`) // in a select from one table, Drizzle leaves its name out of the fragments' columns
    .where(eq(people.id, sql.placeholder("personId")))
    .prepare("find_person_without_session");
}

/** The facts about a signed-out person that pages need. */
export async function findPersonWithoutSession(db: Db, personId: string) {
  const statement = personStatements.get(db) ?? prepareFindPerson(db);
  personStatements.set(db, statement);
  const [row] = await statement.execute({ personId, now: movedMoment() });
  return row ?? null;
}

export async function insertSession(db: Db, session: typeof sessions.$inferInsert) {
  await db.insert(sessions).values(session);
}

/** Records that a session is in use, and its new expiry. */
export async function updateSessionUse(db: Db, tokenHash: Buffer, expiresAt: Date) {
  await db.update(sessions).set({ expiresAt, lastUsedAt: momentOf() }).where(eq(sessions.tokenHash, tokenHash));
}

/** Gives the session a new token. */
export async function updateSessionToken(
  db: Db,
  tokenHash: Buffer,
  next: { tokenHash: Buffer; provedAt?: Date; secondStepAt?: Date },
) {
  const [row] = await db
    .update(sessions)
    .set(next)
    .where(eq(sessions.tokenHash, tokenHash))
    .returning({ isShared: sessions.isShared });
  return row ?? null;
}

/** Records that the second step was passed, which also counts as reauthentication. */
export async function updateSessionSecondStep(db: Db, id: string) {
  await db.update(sessions).set({ provedAt: momentOf(), secondStepAt: momentOf() }).where(eq(sessions.id, id));
}

export async function deleteSession(db: Db, tokenHash: Buffer) {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
}

/** Ends all sessions of a person, optionally except the current one. */
export async function deleteSessionsOf(db: Db, personId: string, exceptTokenHash?: Buffer) {
  const other: SQL | undefined = exceptTokenHash && ne(sessions.tokenHash, exceptTokenHash);
  await db.delete(sessions).where(and(eq(sessions.personId, personId), other));
}

export async function deleteExpiredSessions(db: Db) {
  await db.delete(sessions).where(lte(sessions.expiresAt, momentOf()));
}

/** A person's sessions, most recently used first. */
export async function listSessions(db: Db, personId: string) {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      method: sessions.method,
      isShared: sessions.isShared,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, momentOf())))
    .orderBy(desc(sessions.lastUsedAt), sessions.id)
    .limit(100);
}

/** False when it is not theirs, or has ended. */
export async function deleteSessionById(db: Db, personId: string, id: string): Promise<boolean> {
  const gone = await db
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), eq(sessions.id, id)))
    .returning({ id: sessions.id });
  return gone.length > 0;
}

/** Sets the role that a session views the site as; null to stop. */
export async function updateSessionViewAs(
  db: Db,
  id: string,
  viewAs: { role: Role; organizationId: string | null } | null,
) {
  const values = { viewAsRole: viewAs?.role ?? null, viewAsOrganizationId: viewAs?.organizationId ?? null };
  await db.update(sessions).set(values).where(eq(sessions.id, id));
}
