import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";

type NewPerson = { email: string; name: string; isDemo: boolean };

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
