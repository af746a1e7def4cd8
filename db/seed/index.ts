import { eq } from "drizzle-orm";
import type { Db } from "../client.server.ts";
import { people } from "../schema/identity.ts";

/** Fills an empty database with the demo world, whole or not at all; one that has people stays as it is. */
export async function seed(db: Db): Promise<"seeded" | "kept"> {
  return db.transaction(async (db) => {
    const [somebody] = await db.select({ id: people.id }).from(people).limit(1);
    if (somebody) return "kept";
    // Only the very first start needs it.
    const { seedDemoWorld } = await import("./world.ts");
    await seedDemoWorld(db);
    return "seeded";
  });
}

/** Whether somebody here has the password that everybody knows. */
export async function hasDemoPeople(db: Db): Promise<boolean> {
  const [somebody] = await db.select({ id: people.id }).from(people).where(eq(people.isDemo, true)).limit(1);
  return somebody !== undefined;
}
