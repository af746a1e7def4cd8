import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { prompts, promptVersions } from "#db/schema/catalog.ts";
import type { Lesson } from "../catalog.ts";
import { excluded, inChunks } from "./upsert.server.ts";

/** Retires prompts that these lessons no longer ask; prompts of other lessons stay as they are. */
export async function updateRetiredPrompts(db: Db, given: Lesson[], now: Date) {
  if (given.length === 0) return;
  const kept = given.flatMap((lesson) => lesson.prompts.map((prompt) => ({ lesson: lesson.id, prompt: prompt.id })));
  const current = sql`(select 1 from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as kept(lesson text, prompt text)
    where kept.lesson = ${prompts.lessonId} and kept.prompt = ${prompts.id})`;
  const ids = given.map((lesson) => lesson.id);
  await db
    .update(prompts)
    .set({ retiredAt: now })
    .where(and(isNull(prompts.retiredAt), inArray(prompts.lessonId, ids), sql`not exists ${current}`));
}

export async function insertPrompts(db: Db, given: Lesson[]) {
  const rows = given.flatMap((lesson) =>
    lesson.prompts.map(({ id, position, version, definition }) => ({
      lessonId: lesson.id,
      id,
      kind: definition.kind,
      position,
      version,
      retiredAt: null,
    })),
  );
  for (const chunk of inChunks(rows)) {
    await db
      .insert(prompts)
      .values(chunk)
      .onConflictDoUpdate({ target: [prompts.lessonId, prompts.id], set: excluded(prompts, ["lessonId", "id"]) });
  }
}

/** Stores every wording; existing versions stay as they are. */
export async function insertPromptVersions(db: Db, given: Lesson[]) {
  const rows = given.flatMap((lesson) =>
    lesson.prompts.map(({ id, version, definition }) => ({ lessonId: lesson.id, promptId: id, version, definition })),
  );
  for (const chunk of inChunks(rows)) await db.insert(promptVersions).values(chunk).onConflictDoNothing();
}
