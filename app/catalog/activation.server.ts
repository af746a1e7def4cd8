import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { synchronize } from "./projection.server.ts";
import { eachContentFile, insertContentFiles, listMissingFiles } from "./queries/content-files.server.ts";
import {
  findCurrentRelease,
  findReleaseText,
  lockProjection,
  upsertCurrentRelease,
} from "./queries/content-releases.server.ts";
import { inChunks } from "./queries/upsert.server.ts";
import { filesOf, type Release, releaseFileOf, storeFolders, writeWhole } from "./release.server.ts";

type Bringing = { dataDir: string; release: Release; sourceHash: string; now?: Date };

/**
 * Makes a release in this data folder the one that every process serves, and updates the projection to match, in one
 * transaction.
 */
export async function activateRelease(db: Db, { dataDir, release, sourceHash, now = currentTime() }: Bringing) {
  const files = filesOf(release);
  const json = await promisify(gzip)(JSON.stringify(release));
  await db.transaction(async (db) => {
    await lockProjection(db);
    if ((await findCurrentRelease(db))?.hash === release.hash) return;
    await storeFiles(db, dataDir, files);
    await synchronize(db, release, now);
    await upsertCurrentRelease(db, { hash: release.hash, sourceHash, activatedAt: now, json, files });
  });
}

async function storeFiles(db: Db, dataDir: string, names: string[]) {
  const { root } = storeFolders(dataDir);
  for (const some of inChunks(await listMissingFiles(db, names), 20)) {
    await insertContentFiles(
      db,
      await Promise.all(some.map(async (name) => ({ name, bytes: await readFile(path.join(root, name)) }))),
    );
  }
}

/**
 * Fetches the files of another machine's release that this data folder lacks. Returns the release file, for
 * CONTENT_RELEASE; null if the database does not have the release either.
 */
export async function fetchRelease(db: Db, dataDir: string, hash: string): Promise<string | null> {
  const file = releaseFileOf(dataDir, hash);
  const stored = await findReleaseText(db, hash);
  if (!stored) return existsSync(file) ? file : null;
  const { root } = storeFolders(dataDir);
  const missing = stored.files.filter((name) => !existsSync(path.join(root, name)));
  for await (const { name, bytes } of eachContentFile(db, missing)) await storeFile(dataDir, name, bytes);
  await mkdir(path.dirname(file), { recursive: true });
  if (!existsSync(file)) await writeWhole(file, await promisify(gunzip)(stored.json));
  return file;
}

/** Copies a file from the database into this data folder. */
export async function storeFile(dataDir: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(storeFolders(dataDir).root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeWhole(file, bytes);
}
