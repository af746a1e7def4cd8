import type { Catalog, Course } from "#app/catalog/catalog.ts";
import { lengthOf } from "#app/http/text-length.ts";
import { cleanText } from "#app/http/typed-text.ts";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { finishCourseIfComplete } from "./completion.server.ts";
import { promptKey, promptsOfRule } from "./completion.ts";
import type { SavedReflection } from "./lesson-state.ts";
import { findCourseRecord } from "./queries/course-records.server.ts";
import { lockEnrollment } from "./queries/enrollments.server.ts";
import {
  findReflectionPrompt,
  findVersion,
  hasVersionBy,
  insertVersion,
  lockReflection,
  lockReflectionOf,
  type Reflection,
  updateVersion,
  updateVisibility,
} from "./queries/reflections.server.ts";
import { isOvertaken, longestReflection, savingFor, type Visibility } from "./reflection.ts";
import type { PromptPlace } from "./response.server.ts";

export type ReflectionSave = {
  text: string;
  /** Null leaves it unchanged. */
  visibility: Visibility | null;
  /** A random id of the open page. */
  writer: string;
  /** A random word for this text of this page: sent again, because an answer was lost, it is the same save. */
  key?: string | null;
  /** The revision that the page started from, 0 for none. */
  base: number;
};

export type Reflected = { outcome: "saved"; reflection: SavedReflection; overtaken: boolean } | { outcome: "too-long" };

/** Saves a text as the newest version. Another page's text is never overwritten: both stay. */
export async function reflect(
  db: Db,
  personId: string,
  { course, lesson, prompt }: PromptPlace,
  save: ReflectionSave,
  now = currentTime(),
): Promise<Reflected> {
  const text = cleanText(save.text);
  if (lengthOf(text) > longestReflection) return { outcome: "too-long" };
  return db.transaction(async (db) => {
    await lockEnrollment(db, personId, course.id);
    const owner = { personId, courseId: course.id, lessonId: lesson.id, promptId: prompt.id };
    let reflection = await lockReflectionOf(db, owner, prompt.version);
    const newest = reflection.revision > 0 ? await findVersion(db, reflection.id, reflection.revision) : null;
    const writer = save.key ? `${save.writer} ${save.key}` : save.writer;
    const incoming = { text, writer, promptVersion: prompt.version };
    const version = { ...incoming, reflectionId: reflection.id, contentVersion: lesson.contentVersion };
    const isRepeated = save.key ? await hasVersionBy(db, reflection.id, writer) : false;
    const saving = isRepeated ? "nothing" : savingFor(newest, incoming, now);
    switch (saving) {
      case "extend":
        reflection = await updateVersion(db, { ...version, revision: reflection.revision });
        break;
      case "append":
        reflection = await insertVersion(db, { ...version, revision: reflection.revision + 1, savedAt: now });
        break;
    }
    const visibility = save.visibility ?? reflection.visibility;
    if (visibility !== reflection.visibility) await updateVisibility(db, reflection.id, visibility);
    if (countsIn(course, owner))
      await finishCourseIfComplete(db, personId, course, await findCourseRecord(db, personId, course));
    const overtaken = (isRepeated || saving !== "nothing") && isOvertaken(newest, { ...incoming, base: save.base });
    return { outcome: "saved" as const, reflection: savedOf({ ...reflection, visibility }), overtaken };
  });
}

/** Changes who may read one's own reflection. */
export async function setVisibility(
  db: Db,
  personId: string,
  reflectionId: string,
  visibility: Visibility,
): Promise<"changed" | "missing"> {
  return db.transaction(async (db) => {
    const reflection = await lockReflection(db, personId, reflectionId);
    if (!reflection) return "missing";
    if (reflection.visibility !== visibility) await updateVisibility(db, reflectionId, visibility);
    return "changed";
  });
}

/** Restores an older version as a new one, with the question that it answered. Nothing in between is lost. */
export async function restoreReflection(
  db: Db,
  personId: string,
  reflectionId: string,
  revision: number,
  catalog: Catalog,
): Promise<"restored" | "missing"> {
  return db.transaction(async (db) => {
    const prompt = await findReflectionPrompt(db, personId, reflectionId);
    const lesson = catalog.lessonsById.get(prompt?.lessonId ?? "");
    const home = catalog.coursesById.get(lesson?.courseId ?? "");
    const course = prompt && home && countsIn(home, prompt) ? home : null;
    if (course) await lockEnrollment(db, personId, course.id); // locked before the reflection, as in saving
    const reflection = await lockReflection(db, personId, reflectionId);
    const old = reflection && (await findVersion(db, reflectionId, revision));
    if (!reflection || !old) return "missing";
    if (old.text === reflection.text && old.promptVersion === reflection.promptVersion) return "restored";
    await insertVersion(db, {
      ...old,
      revision: reflection.revision + 1,
      writer: `restored ${revision}`,
      savedAt: currentTime(),
    });
    if (course) await finishCourseIfComplete(db, personId, course, await findCourseRecord(db, personId, course));
    return "restored";
  });
}

/**
 * Whether this reflection counts toward finishing the course: then a save or a restored version may be its last
 * requirement.
 */
function countsIn(course: Course, { lessonId, promptId }: { lessonId: string; promptId: string }): boolean {
  return promptsOfRule(course.rule).includes(promptKey(lessonId, promptId));
}

function savedOf({ id, text, revision, visibility, updatedAt }: Reflection): SavedReflection {
  return { id, text, revision, visibility, updatedAt: updatedAt.toISOString() };
}
