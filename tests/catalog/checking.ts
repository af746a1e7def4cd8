import { checkContent } from "#app/catalog/check/check.server.ts";
import { sentenceFor } from "#app/catalog/mistake.ts";
import type { Desk } from "./writing.ts";

const setReleaseFile = (releaseFile: string) => {
  process.env.CONTENT_RELEASE = releaseFile;
};

/** All that the check says of a desk, in its order. */
export async function check({ contentDir }: Desk): Promise<string[]> {
  const { mistakes } = await checkContent({ contentDir, setReleaseFile });
  return mistakes.map(sentenceFor);
}
