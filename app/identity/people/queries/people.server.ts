import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { emailChanges, people } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";

type NewPerson = { email: string; name: string; isDemo: boolean; emailVerifiedAt?: Date };

/** The new person's id, or null when the address is taken or its former owner can still reclaim it. */
export async function insertPerson(db: Db, person: NewPerson): Promise<string | null> {
  if (await findIsHeld(db, person.email)) return null;
  const [row] = await db.insert(people).values(person).onConflictDoNothing().returning({ id: people.id });
  return row?.id ?? null;
}

/** Whether someone gave up this address recently enough to undo it; until then nobody else can have it. */
async function findIsHeld(db: Db, email: string): Promise<boolean> {
  const [change] = await db
    .select({ id: emailChanges.id })
    .from(emailChanges)
    .where(
      and(
        eq(sql`lower(${emailChanges.oldEmail})`, sql`lower(${email})`),
        isNull(emailChanges.undoneAt),
        gt(emailChanges.undoUntil, momentOf()),
      ),
    )
    .limit(1);
  return change !== undefined;
}

export async function findPerson(db: Db, id: string) {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row ?? null;
}

/** Locks the person's row until the transaction ends. */
export async function lockPerson(db: Db, id: string) {
  const [row] = await db.select().from(people).where(eq(people.id, id)).for("update");
  return row ?? null;
}

export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, sql`lower(${email})`));
  return row ?? null;
}

export type Profile = { name: string; pronouns: string | null; timeZone: string; language: string };

export async function updatePerson(db: Db, id: string, profile: Profile) {
  await db.update(people).set(profile).where(eq(people.id, id));
}

/** Reads and locks a profile until the caller's transaction ends; null when the person is gone. */
export async function lockProfile(db: Db, id: string): Promise<Profile | null> {
  const { name, pronouns, timeZone, language } = people;
  const [row] = await db
    .select({ name, pronouns, timeZone, language })
    .from(people)
    .where(eq(people.id, id))
    .for("update");
  return row ?? null;
}

/** Marks an e-mail address as verified; keeps the first time. */
export async function updateEmailVerified(db: Db, id: string) {
  await db
    .update(people)
    .set({ emailVerifiedAt: sql`coalesce(${people.emailVerifiedAt}, ${momentOf()})` })
    .where(eq(people.id, id));
}

/** Locks an address, whether or not anyone has it, until the transaction ends. */
export async function lockEmail(db: Db, email: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}), 0))`);
}

/** Sets a verified e-mail address; false when it is another person's, including when taken at the same moment. */
export async function updateEmail(db: Db, id: string, email: string): Promise<boolean> {
  const holder = await findPersonByEmail(db, email);
  if (holder && holder.id !== id) return false;
  try {
    await db.transaction(async (db) => {
      await db.update(people).set({ email, emailVerifiedAt: momentOf() }).where(eq(people.id, id));
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Whether the error is PostgreSQL's unique_violation. */
function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "23505";
}
