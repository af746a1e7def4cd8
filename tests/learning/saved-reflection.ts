import { asc, eq } from "drizzle-orm";
import { type ReflectionSave, reflect } from "#app/learning/reflection.server.ts";
import type { Db } from "#db/client.server.ts";
import { reflectionVersions } from "#db/schema/learning.ts";
import { aCatalog, aCourse, aLesson, aReflectionPrompt } from "#tests/world.ts";

export const prompt = aReflectionPrompt();
export const course = aCourse("numbers", [aLesson("averages", { prompts: [prompt] })]);
export const [lesson = aLesson("none")] = course.lessons;
export const catalog = aCatalog(course);
export const place = { course, lesson, prompt };
export const noon = new Date("2026-11-23T20:00:00Z");
export const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

export async function save(db: Db, personId: string, given: Partial<ReflectionSave> & { text: string }, now = noon) {
  const saved = await reflect(db, personId, place, { writer: "phone", base: 0, visibility: null, ...given }, now);
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  return saved;
}

export async function versionsOf(db: Db, reflectionId: string) {
  const rows = await db
    .select()
    .from(reflectionVersions)
    .where(eq(reflectionVersions.reflectionId, reflectionId))
    .orderBy(asc(reflectionVersions.revision));
  return rows.map(({ revision, text }) => `${revision} ${text}`);
}
