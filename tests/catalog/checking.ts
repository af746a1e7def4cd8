import { checkContent } from "#app/catalog/check/check.server.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import { drawPages } from "#app/learning/drawn-check/draw-pages.server.ts";
import { type ContentFolder, courseText, inContentFolder, lessonText } from "./writing.ts";

/** The check's sentences about a content folder, in order. */
export async function check({ contentDir }: ContentFolder): Promise<string[]> {
  const { mistakes } = await checkContent({ contentDir, drawPages });
  return mistakes.map(sentenceFor);
}

/** The check's sentences about a lesson whose text begins on line 7. */
export async function sentencesOf(body: string, { format = "mdx", more = "", files = {} } = {}) {
  const file = `courses/c/01-l.${format}`;
  const folder = { "courses/c/course.mdx": courseText("c"), [file]: lessonText("l", body, more), ...files };
  const sentences = await inContentFolder(folder, check);
  return sentences.map((sentence) => sentence.replace(`${file}:`, ""));
}
