import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { compiled } from "../compile-cache.server.ts";
import { type ContentFile, readContentFile } from "../content-file.server.ts";
import { type CourseFolder, listCourseFolders } from "../content-folder.server.ts";
import { slugOf } from "../file-order.ts";
import {
  type CourseFrontMatter,
  courseFallbacks,
  courseFrontMatter,
  type GuideFrontMatter,
  guideFrontMatter,
  type LessonFrontMatter,
  lessonFallbacks,
  lessonFrontMatter,
} from "../front-matter.ts";
import { type LessonFacts, lessonContext } from "../mdx/lesson-context.ts";
import { inspect } from "../mdx/plugins.ts";
import { syntaxMistakes } from "../mdx/syntax.ts";
import type { Mistake } from "../mistake.ts";
import { settingsIn } from "../settings.ts";

/** A file as the check sees it: everything that can be read, even if the rest is broken. */
export type CheckedFile<Settings> = {
  content: ContentFile;
  slug: string;
  settings: Settings | null;
  facts: LessonFacts;
  /** Null where the text cannot be compiled. */
  moduleUrl: string | null;
};

export type CheckedCourse = CourseFolder & {
  slug: string;
  course: CheckedFile<CourseFrontMatter> | null;
  guide: CheckedFile<GuideFrontMatter> | null;
  lessons: CheckedFile<LessonFrontMatter>[];
};

export type CheckedContent = { courses: CheckedCourse[]; mistakes: Mistake[] };

/** Reads every course; the result includes each file's own mistakes. */
export async function readForCheck(contentDir: string, dataDir: string): Promise<CheckedContent> {
  const mistakes: Mistake[] = [];
  const folders = await listCourseFolders(contentDir);
  const courses: CheckedCourse[] = [];
  for (const folder of folders) {
    const read = (file: string) => readContentFile(contentDir, file);
    const course = folder.courseFile
      ? await checkFile(contentDir, dataDir, await read(folder.courseFile), courseSettings, mistakes)
      : null;
    const guide = folder.guideFile
      ? await checkFile(contentDir, dataDir, await read(folder.guideFile), guideSettings, mistakes)
      : null;
    const lessons: CheckedFile<LessonFrontMatter>[] = [];
    for (const file of folder.lessonFiles) {
      lessons.push(await checkFile(contentDir, dataDir, await read(file), lessonSettings, mistakes));
    }
    courses.push({ ...folder, slug: slugOf(path.posix.basename(folder.folder)), course, guide, lessons });
  }
  return { courses, mistakes };
}

/** Runs work with a temporary store for compiled lessons and removes it afterwards. */
export async function withTemporaryStore<Result>(work: (dataDir: string) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "sound-practice-check-"));
  try {
    return await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

type ReadSettings<Settings> = (content: ContentFile) => { value: Settings | null; mistakes: Mistake[] };

const courseSettings: ReadSettings<CourseFrontMatter> = ({ frontMatter }) =>
  frontMatter ? settingsIn(frontMatter, courseFrontMatter, courseFallbacks) : { value: null, mistakes: [] };
const guideSettings: ReadSettings<GuideFrontMatter> = ({ frontMatter }) =>
  frontMatter ? settingsIn(frontMatter, guideFrontMatter) : { value: null, mistakes: [] };
const lessonSettings: ReadSettings<LessonFrontMatter> = ({ frontMatter }) =>
  frontMatter ? settingsIn(frontMatter, lessonFrontMatter, lessonFallbacks) : { value: null, mistakes: [] };

async function checkFile<Settings>(
  contentDir: string,
  dataDir: string,
  content: ContentFile,
  readSettings: ReadSettings<Settings>,
  mistakes: Mistake[],
): Promise<CheckedFile<Settings>> {
  const { value, mistakes: slips } = readSettings(content);
  mistakes.push(...content.mistakes, ...slips);
  const slug = slugOf(path.posix.basename(content.file));
  const syntax = syntaxMistakes(content.file, content.format, content.body);
  if (syntax.mistakes.length === 0) {
    const { facts, moduleUrl, mistakes: own } = await compiled({ contentDir, dataDir }, content);
    mistakes.push(...own);
    return { content, slug, settings: value, facts, moduleUrl };
  }
  const context = { ...lessonContext({ ...content, contentDir }), blanked: syntax.blanked };
  inspect(context, syntax.readable);
  mistakes.push(...syntax.mistakes, ...context.mistakes);
  return { content, slug, settings: value, facts: context.facts, moduleUrl: null };
}
