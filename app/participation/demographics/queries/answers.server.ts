import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { demographicAnswers, demographicAsks } from "#db/schema/index.ts";
import { momentOf } from "#db/today.server.ts";
import type { Answer } from "../answers.ts";

/** A person's answers; only pages of that person, the export and the freezing job read them. */
export async function listAnswers(db: Db, personId: string) {
  const { question, state, choices, details, answeredAt } = demographicAnswers;
  return db
    .select({ question, state, choices, details, answeredAt })
    .from(demographicAnswers)
    .where(eq(demographicAnswers.personId, personId))
    .limit(50);
}

/** Puts these answers in place of all that the person gave before, and records that they were asked. */
export async function replaceAnswers(db: Db, personId: string, answers: Answer[], version: number): Promise<void> {
  await db
    .insert(demographicAsks)
    .values({ personId, version })
    .onConflictDoUpdate({ target: demographicAsks.personId, set: { version, askedAt: momentOf() } });
  await db.delete(demographicAnswers).where(eq(demographicAnswers.personId, personId));
  if (answers.length > 0) {
    await db.insert(demographicAnswers).values(answers.map((answer) => ({ ...answer, personId, version })));
  }
}

/** Deletes all of a person's answers, and that they were asked. */
export async function deleteAnswers(db: Db, personId: string): Promise<void> {
  await db.delete(demographicAnswers).where(eq(demographicAnswers.personId, personId));
  await db.delete(demographicAsks).where(eq(demographicAsks.personId, personId));
}
