import { and, eq } from "drizzle-orm";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { reflections, reflectionVersions, reflectionVisibilityChanges } from "#db/schema/learning.ts";
import type { Visibility } from "../reflection.ts";

export type Reflection = typeof reflections.$inferSelect;
export type ReflectionVersion = typeof reflectionVersions.$inferSelect;

/** A save: the text, and the version of the question it was written to. */
export type ReflectionText = { text: string; promptVersion: string };

/**
 * Creates an empty reflection, number 0, if there is none, and locks its row until the caller's transaction ends: two
 * tabs then save one after the other, and neither loses text.
 */
export async function lockReflectionOf(
  db: Db,
  owner: { personId: string; courseId: string; lessonId: string; promptId: string },
  promptVersion: string,
): Promise<Reflection> {
  const { personId, lessonId, promptId } = owner;
  const target = [reflections.personId, reflections.lessonId, reflections.promptId];
  await db
    .insert(reflections)
    .values({ ...owner, promptVersion, revision: 0, text: "" })
    .onConflictDoNothing({ target });
  const [reflection] = await db
    .select()
    .from(reflections)
    .where(
      and(eq(reflections.personId, personId), eq(reflections.lessonId, lessonId), eq(reflections.promptId, promptId)),
    )
    .for("update");
  if (!reflection) throw new Error("a reflection that was just made is not there");
  return reflection;
}

/** Which question the author's own reflection answers; null if it does not exist or is not theirs. */
export async function findReflectionPrompt(db: Db, personId: string, id: string) {
  const [prompt] = await db
    .select({ lessonId: reflections.lessonId, promptId: reflections.promptId })
    .from(reflections)
    .where(and(eq(reflections.id, id), eq(reflections.personId, personId)));
  return prompt ?? null;
}

/**
 * The author's own reflection, locked until the caller's transaction ends; null if it does not exist or is not theirs.
 */
export async function lockReflection(db: Db, personId: string, id: string): Promise<Reflection | null> {
  const [reflection] = await db
    .select()
    .from(reflections)
    .where(and(eq(reflections.id, id), eq(reflections.personId, personId)))
    .for("update");
  return reflection ?? null;
}

export async function findVersion(db: Db, reflectionId: string, revision: number): Promise<ReflectionVersion | null> {
  const [version] = await db
    .select()
    .from(reflectionVersions)
    .where(and(eq(reflectionVersions.reflectionId, reflectionId), eq(reflectionVersions.revision, revision)));
  return version ?? null;
}

/** Whether a version came from exactly this save: a page's word and the key of its text. */
export async function hasVersionBy(db: Db, reflectionId: string, writer: string): Promise<boolean> {
  const [version] = await db
    .select({ revision: reflectionVersions.revision })
    .from(reflectionVersions)
    .where(and(eq(reflectionVersions.reflectionId, reflectionId), eq(reflectionVersions.writer, writer)))
    .limit(1);
  return version !== undefined;
}

/** Appends a version and makes it the newest. The caller holds the reflection's lock. */
export async function insertVersion(db: Db, version: typeof reflectionVersions.$inferInsert): Promise<Reflection> {
  await db.insert(reflectionVersions).values(version);
  return updateNewest(db, version.reflectionId, version.revision, version);
}

/** Overwrites the newest version; its start time stays. */
export async function updateVersion(
  db: Db,
  version: { reflectionId: string; revision: number; contentVersion: string; writer: string } & ReflectionText,
): Promise<Reflection> {
  const { reflectionId, revision, text, contentVersion, writer } = version;
  await db
    .update(reflectionVersions)
    .set({ text, contentVersion, writer })
    .where(and(eq(reflectionVersions.reflectionId, reflectionId), eq(reflectionVersions.revision, revision)));
  return updateNewest(db, reflectionId, revision, version);
}

/** Changes the visibility, and records since when. The caller holds the reflection's lock. */
export async function updateVisibility(db: Db, id: string, visibility: Visibility): Promise<void> {
  await db.update(reflections).set({ visibility }).where(eq(reflections.id, id));
  await db.insert(reflectionVisibilityChanges).values({ reflectionId: id, visibility });
}

async function updateNewest(db: Db, id: string, revision: number, { text, promptVersion }: ReflectionText) {
  const [reflection] = await db
    .update(reflections)
    .set({ revision, text, promptVersion, updatedAt: currentTime() })
    .where(eq(reflections.id, id))
    .returning();
  if (!reflection) throw new Error("a reflection went away while it was held");
  return reflection;
}
