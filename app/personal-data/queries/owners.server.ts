import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { people } from "#db/schema/index.ts";

/** Whose data it is, and how to write to them; null when they are gone. */
export async function findOwner(db: Db, personId: string) {
  const { id, name, email, language, timeZone } = people;
  const [row] = await db.select({ id, name, email, language, timeZone }).from(people).where(eq(people.id, personId));
  return row ?? null;
}
