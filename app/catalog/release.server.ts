import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Catalog, type Course, type GlossaryTerm, indexCatalog } from "./catalog.ts";
import { wordsUrl } from "./module-address.ts";

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
  /** Datasets and their codebooks: where they lie in the content folder, and the name of what lay there. */
  data: Record<string, string>;
  /** Files that modules show or link to: `hash/name`, by the address of the module. */
  assets: Record<string, string[]>;
  /** The modules whose words lie beside them; absent where they were compiled before words were kept apart. */
  words?: string[];
  /** A course could not be read, and nothing says which: nothing at all is gone. */
  isPartial: boolean;
};

/** The folders of the content store: releases, modules and assets are immutable, the cache may be deleted. */
export function storeFolders(dataDir: string) {
  const root = path.resolve(dataDir, "content");
  return {
    root,
    releases: path.join(root, "releases"),
    modules: path.join(root, "modules"),
    assets: path.join(root, "assets"),
    data: path.join(root, "data"),
    cache: path.join(root, "cache"),
    brought: path.join(root, "brought.json"),
  };
}

/** Reads a release into memory, with its look-ups. */
export function loadRelease(releaseFile: string): Catalog {
  const release: Release = JSON.parse(readFileSync(releaseFile, "utf8"));
  return indexCatalog(release);
}

/** A release that this data folder holds; null when it does not, or holds half of it. */
export async function findRelease(dataDir: string, hash: string): Promise<Release | null> {
  try {
    return JSON.parse(await readFile(releaseFileOf(dataDir, hash), "utf8"));
  } catch {
    return null;
  }
}

/** Where a release is kept, for CONTENT_RELEASE. */
export function releaseFileOf(dataDir: string, hash: string): string {
  return path.join(storeFolders(dataDir).releases, `${path.basename(hash)}.json`);
}

/** Keeps a release. Answers its file, for CONTENT_RELEASE. */
export async function saveRelease(dataDir: string, release: Release): Promise<string> {
  await mkdir(storeFolders(dataDir).releases, { recursive: true });
  const file = releaseFileOf(dataDir, release.hash);
  await writeWhole(file, JSON.stringify(release));
  return file;
}

/** The addresses of all modules of a release. */
export function modulesOf(courses: Course[]): string[] {
  return courses.flatMap(({ lessons, descriptionUrl }) => [
    ...lessons.map(({ moduleUrl }) => moduleUrl),
    ...(descriptionUrl ? [descriptionUrl] : []),
  ]);
}

/** The names of all files of a release, relative to the store: modules and words with what browsers get of each. */
export function filesOf({ courses, assets, data, words = [] }: Release): string[] {
  const modules = modulesOf(courses).flatMap((url) => [url, ...(words.includes(url) ? [wordsUrl(url)] : [])]);
  const names = [
    ...modules
      .map((url) => `modules/${url.slice(url.lastIndexOf("/") + 1)}`)
      .flatMap((name) => [name, `${name}.br`, `${name}.gz`]),
    ...Object.values(assets).flatMap((each) => each.map((name) => `assets/${name}`)),
    ...Object.values(data).map((name) => `data/${name}`),
  ];
  return [...new Set(names)].sort();
}

/** Writes beside, then renames: a reader sees the old file or the new one, never half of one. */
export async function writeWhole(file: string, content: string | Uint8Array) {
  const beside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(beside, content);
  await rename(beside, file);
}
