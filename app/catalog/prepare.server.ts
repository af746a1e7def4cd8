import type { Db } from "#db/client.server.ts";
import { buildRelease } from "./build.server.ts";
import { synchronize } from "./projection.server.ts";
import { findLatestRelease, saveRelease } from "./release.server.ts";

type Options = { db: Db; contentDir: string; dataDir: string };

/**
 * Turns content/ into what web processes serve: a release file for CONTENT_RELEASE, compiled modules and assets beside
 * it, and the projection in the database. What is wrong in the content is a problem in the answer, never an exception.
 */
export async function prepareContent({ db, contentDir, dataDir }: Options) {
  const previous = await findLatestRelease(dataDir);
  const { release, problems } = await buildRelease({ contentDir, dataDir, previous });
  const releaseFile = await saveRelease(dataDir, release);
  await synchronize(db, release);
  return { releaseFile, problems };
}
