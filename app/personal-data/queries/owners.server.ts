import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { dataExports, people } from "#db/schema/index.ts";

/**
 * The export's owner and address, locked so that the account cannot be deleted before the transaction ends; null if it
 * is gone.
 */
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
