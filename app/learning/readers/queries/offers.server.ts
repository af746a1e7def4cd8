import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { readingOffers } from "#db/schema/readers.ts";

export type Offer = "open" | "closed" | "none";

/** Whether a person offers to read pages of a course; "closed" if an administrator ended that. */
export async function findOffer(db: Db, personId: string, courseId: string): Promise<Offer> {
  const [offer] = await db.select().from(readingOffers).where(isOf(personId, courseId));
  if (!offer) return "none";
  return offer.closedAt === null ? "open" : "closed";
}

/** Whether it is new. */
export async function insertOffer(db: Db, personId: string, courseId: string): Promise<boolean> {
  const made = await db.insert(readingOffers).values({ personId, courseId }).onConflictDoNothing().returning();
  return made.length > 0;
}

export async function deleteOffer(db: Db, personId: string, courseId: string): Promise<void> {
  await db.delete(readingOffers).where(and(isOf(personId, courseId), isNull(readingOffers.closedAt)));
}

/** Ends what a person offers in every course, also where they offered nothing yet. */
export async function closeOffers(db: Db, personId: string, courseId: string, now: Date): Promise<void> {
  await db
    .insert(readingOffers)
    .values({ personId, courseId, closedAt: now })
    .onConflictDoUpdate({ target: [readingOffers.personId, readingOffers.courseId], set: { closedAt: now } });
  await db.update(readingOffers).set({ closedAt: now }).where(eq(readingOffers.personId, personId));
}

/**
 * The people who offer to read in a course and have had no reader for a page of their own there, at most 100: a new colleague is news
 * to them.
 */
export async function listLookingForReader(db: Db, courseId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`select o.person_id as id from reading_offers o
    join people p on p.id = o.person_id and p.erasure_due_at is null
    where o.course_id = ${courseId} and o.closed_at is null and not exists (select 1 from reflection_readers x
      join reflections r on r.id = x.reflection_id
      where r.person_id = o.person_id and r.course_id = o.course_id and (x.ended_at is null or x.ending = 'withdrawn'))
    order by o.since, o.person_id limit 100`);
  return rows.map(({ id }) => id);
}

const isOf = (personId: string, courseId: string) =>
  and(eq(readingOffers.personId, personId), eq(readingOffers.courseId, courseId));
