import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { organizations, people } from "#db/schema/index.ts";
import { domains } from "#tests/domains.ts";
import { aCohort, join, publish } from "#tests/world.ts";
import { course, putInDatabase } from "./everything/course.ts";
import { ownTraces, type Sample } from "./everything/world.ts";

const samples: Sample[] = domains.flatMap(({ sample }) => sample ?? []);

/** Words that nobody else writes: anything that contains one of them contains this person's data. */
export const traces = Object.fromEntries(
  [ownTraces, ...samples.map(({ traces }) => traces)].flatMap(Object.entries<string>),
);

/** A person who used every feature, among others who used a few. */
export async function somebodyWhoDidEverything(db: Db) {
  const catalog = await publish(db, course);
  await putInDatabase(db);
  const cohortId = await aCohort(db, { name: "River" });
  const [school] = await db.insert(organizations).values({ name: "Marigold", kind: "school" }).returning();
  const colleague = await join(db, "bea", { cohortIds: [cohortId] });
  const admin = await join(db, "ines", { grants: [{ role: "administrator" }] });
  const person = await join(db, "ana", { cohortIds: [cohortId], grants: [] });
  const { name, pronouns, email } = ownTraces;
  await db.update(people).set({ name, pronouns, email, emailVerifiedAt: new Date() }).where(eq(people.id, person.id));
  const world = { db, catalog, person, me: person.id, colleague: colleague.id, admin: admin.id, traces };
  for (const { use } of samples) await use({ ...world, schoolId: school?.id ?? "", cohortId });
  return { me: { ...person, name, pronouns, email }, colleague, admin };
}
