import { readdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { currentTime } from "#app/time/clock.ts";
import { days } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { deleteUnusedFiles } from "./queries/content-files.server.ts";
import { deleteReleasesReplacedBefore, listReleaseFiles, lockProjection } from "./queries/content-releases.server.ts";
import { storeFolders } from "./release.server.ts";

/** A page that stays open longer loads its lesson again. */
const keptFor = 30 * days;

/**
 * Removes releases that were replaced more than 30 days ago, and files that only they used. Returns how many were
 * removed.
 */
export async function pruneReleases(db: Db, now = currentTime()): Promise<number> {
  return db.transaction(async (db) => {
    await lockProjection(db);
    const gone = await deleteReleasesReplacedBefore(db, new Date(now.getTime() - keptFor));
    if (gone > 0) await deleteUnusedFiles(db);
    return gone;
  });
}

/**
 * Removes files from a data folder that no release in the database uses and that were not written in the last 30 days.
 */
export async function pruneStore(db: Db, dataDir: string, now = currentTime()): Promise<void> {
  const folders = storeFolders(dataDir);
  const old = (await filesIn(folders.root)).filter(({ changedAt }) => changedAt < now.getTime() - keptFor);
  if (old.length === 0) return;
  const releases = await listReleaseFiles(db);
  const kept = new Set([
    path.basename(folders.brought),
    ...releases.flatMap(({ hash, files }) => [`releases/${hash}.json`, ...files]),
  ]);
  for (const { name } of old) {
    const isKept = kept.has(name) || (name.startsWith("cache/") && kept.has(await moduleOf(folders.root, name)));
    if (!isKept) await rm(path.join(folders.root, name), { force: true });
  }
}

async function filesIn(root: string): Promise<{ name: string; changedAt: number }[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    files.map(async (file) => ({
      name: path.relative(root, file).replaceAll(path.sep, "/"),
      changedAt: (await stat(file).catch(() => null))?.mtimeMs ?? Number.POSITIVE_INFINITY,
    })),
  );
}

/** The module that a compile-cache entry refers to. */
async function moduleOf(root: string, name: string): Promise<string> {
  try {
    const entry: { moduleUrl?: unknown } = JSON.parse(await readFile(path.join(root, name), "utf8"));
    return String(entry.moduleUrl).replace("/content/", "");
  } catch {
    return "";
  }
}
