import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { compareNames } from "./file-order.ts";

/** A course's files, relative to the content folder, lessons in order. */
export type CourseFolder = {
  folder: string;
  courseFile: string | null;
  guideFile: string | null;
  lessonFiles: string[];
};

/** The course folders, in order. A folder without any lesson or course file holds something else, such as images. */
export async function listCourseFolders(contentDir: string): Promise<CourseFolder[]> {
  const entries = await list(path.join(contentDir, "courses"));
  const names = entries.filter((entry) => entry.isDirectory() && !isHidden(entry.name)).map((entry) => entry.name);
  const folders = await Promise.all(names.sort(compareNames).map((name) => readFolder(contentDir, `courses/${name}`)));
  return folders.filter((folder) => folder !== null);
}

async function readFolder(contentDir: string, folder: string): Promise<CourseFolder | null> {
  const entries = await list(path.join(contentDir, folder));
  const texts = entries.filter((entry) => entry.isFile() && isText(entry.name)).map((entry) => entry.name);
  const courseFile = texts.find((name) => isCourse.test(name));
  const guideFile = texts.find((name) => isGuide.test(name));
  const lessons = texts.filter((name) => !isCourse.test(name) && !isGuide.test(name)).sort(compareNames);
  if (texts.length === 0 && entries.length > 0 && !entries.some((entry) => entry.isFile())) return null;
  return {
    folder,
    courseFile: courseFile ? `${folder}/${courseFile}` : null,
    guideFile: guideFile ? `${folder}/${guideFile}` : null,
    lessonFiles: lessons.map((name) => `${folder}/${name}`),
  };
}

export const isCourse = /^course\.mdx?$/i;
/** How to run the course with a team. It runs no code, as it needs none. */
const isGuide = /^facilitator\.md$/i;
export const isHidden = (name: string) => /^[._]/.test(name);
export const isText = (name: string) => /\.mdx?$/i.test(name) && !isHidden(name) && !/^readme\./i.test(name);

/** The entries of a folder; empty if it does not exist. */
export async function list(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  }
}
