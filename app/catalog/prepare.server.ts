import { readFile } from "node:fs/promises";
import type { Db } from "#db/client.server.ts";
import { activateRelease, fetchRelease } from "./activation.server.ts";
import { type ActivatedRelease, isToActivate } from "./activation.ts";
import { buildRelease } from "./build.server.ts";
import { findCurrentRelease, listKnownReleases } from "./queries/content-releases.server.ts";
import { findRelease, releaseFileOf, saveRelease, storeFolders, writeWhole } from "./release.server.ts";
import { sourceHash } from "./source-hash.server.ts";
import { pruneStore } from "./store-retention.server.ts";

type Options = { db: Db; contentDir: string; dataDir: string };

/**
 * Turns content/ into what web processes serve: a release in the database with its modules, assets and data, the
 * matching projection, and a copy in the data folder, for CONTENT_RELEASE. Follows another machine's release instead if
 * this machine has nothing new to publish. Mistakes in the content are returned as problems, never thrown.
 */
export async function prepareContent({ db, contentDir, dataDir }: Options) {
  const brought = await findActivatedRelease(dataDir);
  const current = await findCurrentRelease(db);
  const words = await sourceHash(contentDir);
  const previous = await findPrevious(db, dataDir, brought ?? current);
  const { release, problems } = await buildRelease({ contentDir, dataDir, previous });
  await saveRelease(dataDir, release);

  const own: ActivatedRelease = { hash: release.hash, sourceHash: words };
  const known = await listKnownReleases(db, own);
  if (isToActivate({ own, brought, current, known })) {
    await activateRelease(db, { dataDir, release, sourceHash: words });
  }
  await writeWhole(storeFolders(dataDir).brought, JSON.stringify(own));

  const hash = (await findCurrentRelease(db))?.hash ?? release.hash;
  const releaseFile = (await fetchRelease(db, dataDir, hash)) ?? releaseFileOf(dataDir, release.hash);
  if (hash !== release.hash) problems.push("Another machine's newer content is served: this one's was brought before.");
  await pruneStore(db, dataDir);
  return { releaseFile, problems };
}

/** What broken files fall back on: this machine's last release or, on a new machine, the current one. */
async function findPrevious(db: Db, dataDir: string, name: ActivatedRelease | null) {
  if (!name) return null;
  const own = await findRelease(dataDir, name.hash);
  if (own || !(await fetchRelease(db, dataDir, name.hash))) return own;
  return findRelease(dataDir, name.hash);
}

/** What this machine last published, from its own record. */
async function findActivatedRelease(dataDir: string): Promise<ActivatedRelease | null> {
  try {
    const note: Partial<ActivatedRelease> = JSON.parse(await readFile(storeFolders(dataDir).brought, "utf8"));
    const { hash, sourceHash } = note;
    return typeof hash === "string" && typeof sourceHash === "string" ? { hash, sourceHash } : null;
  } catch {
    return null;
  }
}
