import type { Dirent } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { isCourse, isHidden, isText, list } from "../content-folder.server.ts";
import type { Mistake } from "../mistake.ts";
import type { CheckedCourse } from "./read-files.server.ts";

/** Files and folders that look like courses or lessons but would never be published. */
export async function ignoredFiles(contentDir: string, courses: CheckedCourse[]): Promise<Mistake[]> {
  const mistakes: Mistake[] = [];
  const note = (file: string, message: string) => mistakes.push({ file, line: 1, column: 1, text: "", message });
  for (const entry of await list(path.join(contentDir, "courses"))) {
    const file = `courses/${entry.name}`;
    const kind = await kindOf(contentDir, file, entry);
    if (isIgnoredName(entry.name)) continue;
    if (kind === "broken link") note(file, "this link leads nowhere; remove it, or put the folder itself here.");
    if (kind === "linked folder") note(file, "links to folders are not read; put the course's folder itself here.");
    if (kind.endsWith("file") && looksLikeContent(entry.name))
      note(file, "this file stands in no course, so nobody sees it; put it into a course's folder.");
    if (kind === "folder" && !courses.some(({ folder }) => folder === file))
      for (const inner of await textsBelow(contentDir, file)) note(inner, tooDeepForCourse);
  }
  for (const course of courses) {
    for (const entry of await list(path.join(contentDir, course.folder))) {
      const file = `${course.folder}/${entry.name}`;
      if (isIgnoredName(entry.name)) continue;
      const kind = await kindOf(contentDir, file, entry);
      const advice = adviceFor(entry.name, kind, course);
      if (advice) note(file, advice);
      if (kind !== "folder") continue;
      for (const inner of await textsBelow(contentDir, file))
        if (!isNamed(path.posix.basename(inner), course)) note(inner, tooDeepForLesson);
    }
  }
  for (const file of await textsOutside(contentDir))
    note(file, "lessons are read in courses/ alone, so nobody sees this file; put it into a course's folder there.");
  return mistakes;
}

const tooDeepForCourse = "a course's folder stands right in courses/, so this file is not read; move its folder up.";
const tooDeepForLesson =
  "lessons stand right in their course's folder, so this file is not read; move it up, or begin its folder's name with _ to set it aside.";

export const isIgnoredName = (name: string) => isHidden(name) || /^readme\./i.test(name);

/** Files that look like lessons, in a folder and its subfolders; ignored folders are skipped. */
async function textsBelow(contentDir: string, folder: string): Promise<string[]> {
  if (isIgnoredName(path.posix.basename(folder))) return [];
  const entries = await list(path.join(contentDir, folder));
  const found: string[] = [];
  for (const entry of entries) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await textsBelow(contentDir, file)));
    else if (isText(entry.name)) found.push(file);
  }
  return found;
}

/** Lesson-like files outside courses/; ignored-program-files.server.ts looks through programs and protocols. */
async function textsOutside(contentDir: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await list(contentDir)) {
    if (entry.isFile() && isText(entry.name)) found.push(entry.name);
    if (
      entry.isDirectory() &&
      !["bright-spots", "courses", "instruments", "paths", "programs", "protocols", "trainings"].includes(entry.name)
    )
      found.push(...(await textsBelow(contentDir, entry.name)));
  }
  return found;
}

type Kind = "file" | "folder" | "linked file" | "linked folder" | "broken link";

async function kindOf(contentDir: string, file: string, entry: Dirent): Promise<Kind> {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? "folder" : "file";
  try {
    return (await stat(path.join(contentDir, file))).isDirectory() ? "linked folder" : "linked file";
  } catch {
    return "broken link";
  }
}

function adviceFor(name: string, kind: Kind, course: CheckedCourse): string | null {
  if (kind === "broken link") return "this link leads nowhere; remove it, or put the file itself here.";
  if (kind === "linked file" && isText(name))
    return "links to files are not read as lessons; put the file itself here.";
  if (kind === "file" && isCourse.test(name) && path.posix.basename(course.courseFile ?? "") !== name)
    return `this course has two course files, and only ${path.posix.basename(course.courseFile ?? "")} is read; remove one of them.`;
  if (!kind.endsWith("file") || isText(name) || !looksLikeContent(name) || isNamed(name, course)) return null;
  return "lessons end in .mdx or .md, so this file is not read; save it as one of these, or link to it from a lesson.";
}

export const looksLikeContent = (name: string) =>
  /\.(mdx?|markdown|mdown|mkdn?|docx?|odt|rtf|pages|mdx?\.\w+)$/i.test(name);

/** A handout that one of the course's texts links to is not a misplaced lesson. */
function isNamed(name: string, { course, lessons }: CheckedCourse): boolean {
  const texts = [...(course ? [course] : []), ...lessons].map(({ content }) => content.source);
  return texts.some((text) => text.includes(name) || text.includes(encodeURI(name)));
}
