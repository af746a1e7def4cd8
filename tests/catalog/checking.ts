import { checkContent } from "#app/catalog/check/check.server.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import { drawPages } from "#app/learning/drawn-check/draw-pages.server.ts";
import type { ContentFolder } from "./writing.ts";

/** The check's sentences about a content folder, in order. */
export async function check({ contentDir }: ContentFolder): Promise<string[]> {
  const { mistakes } = await checkContent({ contentDir, drawPages });
  return mistakes.map(sentenceFor);
}
