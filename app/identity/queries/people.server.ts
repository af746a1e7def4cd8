import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";

type NewPerson = { email: string; name: string; isDemo: boolean; emailVerifiedAt?: Date };

/** The new person's id, or null when somebody has that address already. */
export async function insertPerson(db: Db, person: NewPerson): Promise<string | null> {
  const [row] = await db.insert(people).values(person).onConflictDoNothing().returning({ id: people.id });
  return row?.id ?? null;
}

export async function findPersonByEmail(db: Db, email: string) {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, sql`lower(${email})`));
  return row ?? null;
}

export async function updatePerson(db: Db, id: string, values: { name: string; timeZone: string; language: string }) {
  await db.update(people).set(values).where(eq(people.id, id));
}

/** Notes that mail to somebody's address reaches them; the first time counts. */
export async function updateEmailVerified(db: Db, id: string) {
  await db
    .update(people)
    .set({ emailVerifiedAt: sql`coalesce(${people.emailVerifiedAt}, now())` })
    .where(eq(people.id, id));
}

/** Holds an address, whether or not anybody has it, until the transaction ends. */
export async function lockEmail(db: Db, email: string) {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(lower(${email}), 0))`);
}
