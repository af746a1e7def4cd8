import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dataExports, people } from "#db/schema/index.ts";

/** Whose download it is and how to write to them, who cannot go before the transaction ends; null when they are gone. */
export async function lockOwner(db: Db, exportId: string) {
  const [asked] = await db
    .select({ personId: dataExports.personId })
    .from(dataExports)
    .where(eq(dataExports.id, exportId));
  if (!asked) return null;
  const { id, name, email, language, timeZone } = people;
  const [row] = await db
    .select({ id, name, email, language, timeZone })
    .from(people)
    .where(eq(people.id, asked.personId))
    .for("key share");
  return row ?? null;
}
