import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Catalog, type Course, type GlossaryTerm, indexCatalog } from "./catalog.ts";

/** A course as a release keeps it: with the files that it came from, so that a broken one can fall back on it. */
export type ReleasedCourse = Course & {
  /** Lesson ids to their files, relative to the content folder. */
  files: Record<string, string>;
  /** Something in this folder could not be read: what is missing from it is not gone. */
  isPartial: boolean;
};

/** All that web processes need to serve one state of content/; its modules and assets lie beside it. */
export type Release = {
  hash: string;
  courses: ReleasedCourse[];
  glossary: GlossaryTerm[];
  /** A course could not be read, and nothing says which: nothing at all is gone. */
  isPartial: boolean;
};

/** The folders of the content store: releases, modules and assets are immutable, the cache may be deleted. */
export function storeFolders(dataDir: string) {
  const root = path.resolve(dataDir, "content");
  return {
    releases: path.join(root, "releases"),
    modules: path.join(root, "modules"),
    assets: path.join(root, "assets"),
    cache: path.join(root, "cache"),
    latest: path.join(root, "latest"),
  };
}

/** Reads a release into memory, with its look-ups. */
export function loadRelease(releaseFile: string): Catalog {
  const release: Release = JSON.parse(readFileSync(releaseFile, "utf8"));
  return indexCatalog(release);
}

/** The release that was saved last in this data folder, to fall back on; null on the first start. */
export async function findLatestRelease(dataDir: string): Promise<Release | null> {
  const { latest, releases } = storeFolders(dataDir);
  try {
    const name = await readFile(latest, "utf8");
    return JSON.parse(await readFile(path.join(releases, path.basename(name.trim())), "utf8"));
  } catch {
    return null;
  }
}

/** Keeps a release for good, and notes that it is the latest. Answers its file, for CONTENT_RELEASE. */
export async function saveRelease(dataDir: string, release: Release): Promise<string> {
  const { latest, releases } = storeFolders(dataDir);
  await mkdir(releases, { recursive: true });
  const name = `${release.hash}.json`;
  const file = path.join(releases, name);
  await writeWhole(file, JSON.stringify(release));
  await writeWhole(latest, name);
  return file;
}

/** Writes beside, then renames: a reader sees the old file or the new one, never half of one. */
export async function writeWhole(file: string, content: string | Uint8Array) {
  const beside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(beside, content);
  await rename(beside, file);
}
