import { eq } from "drizzle-orm";
import type { Db } from "../client.server.ts";
import { people } from "../schema/identity.ts";

/** Fills an empty database with the demo world, completely or not at all; a database with people stays unchanged. */
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

/** Whether an account here has the public demo password. */
export async function hasDemoPeople(db: Db): Promise<boolean> {
  const [somebody] = await db.select({ id: people.id }).from(people).where(eq(people.isDemo, true)).limit(1);
  return somebody !== undefined;
}
