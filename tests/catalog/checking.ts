import { checkContent } from "#app/catalog/check/check.server.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import { renderMistakes } from "#app/learning/drawn-check/render.tsx";
import { type ContentFolder, courseText, inContentFolder, lessonText } from "./writing.ts";

/**
 * The check's sentences about a content folder, in order. `drawPages` draws as the command does but for Vite, which loads the
 * components anew for each check; here they are loaded once for all tests.
 */
export async function check({ contentDir }: ContentFolder, drawPages = renderMistakes): Promise<string[]> {
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
