import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BrightSpot } from "./bright-spot.ts";
import { type Catalog, type Course, type GlossaryTerm, indexCatalog } from "./catalog.ts";
import type { Instrument } from "./instrument.ts";
import { wordsUrl } from "./module-address.ts";
import type { LearningPath } from "./path.ts";
import type { Program } from "./program.ts";
import type { Protocol } from "./protocol.ts";
import type { Training } from "./training.ts";

/** A course as a release stores it: with its source files, so that a broken one can fall back. */
export type ReleasedCourse = Course & {
  /** Lesson ids to their files, relative to the content folder. */
  files: Record<string, string>;
  /** Something in this folder could not be read, so nothing missing from it counts as removed. */
  isPartial: boolean;
};

/** Everything that web processes need to serve one state of content/; its modules and assets lie beside it. */
export type Release = {
  hash: string;
  courses: ReleasedCourse[];
  glossary: GlossaryTerm[];
  /** Absent if the release was made before there were programs. */
  programs?: Program[];
  protocols?: Protocol[];
  instruments?: Instrument[];
  paths?: LearningPath[];
  brightSpots?: BrightSpot[];
  trainings?: Training[];
  /** Datasets and codebooks: path in the content folder to the content-addressed name of the file. */
  data: Record<string, string>;
  /** Files that modules show or link to: `hash/name`, by the address of the module. */
  assets: Record<string, string[]>;
  /** The modules with separately stored prose; absent if they were compiled before that existed. */
  words?: string[];
  /** An unidentified course could not be read, so nothing at all counts as removed. */
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

/** Loads a release into memory, with its indexes. */
export function loadRelease(releaseFile: string): Catalog {
  const release: Release = JSON.parse(readFileSync(releaseFile, "utf8"));
  return indexCatalog(release);
}

/** A release in this data folder; null if it is missing or incomplete. */
export async function findRelease(dataDir: string, hash: string): Promise<Release | null> {
  try {
    return JSON.parse(await readFile(releaseFileOf(dataDir, hash), "utf8"));
  } catch {
    return null;
  }
}

/** The file of a release, for CONTENT_RELEASE. */
export function releaseFileOf(dataDir: string, hash: string): string {
  return path.join(storeFolders(dataDir).releases, `${path.basename(hash)}.json`);
}

/** Stores a release. Returns its file, for CONTENT_RELEASE. */
export async function saveRelease(dataDir: string, release: Release): Promise<string> {
  await mkdir(storeFolders(dataDir).releases, { recursive: true });
  const file = releaseFileOf(dataDir, release.hash);
  await writeWhole(file, JSON.stringify(release));
  return file;
}

/** The addresses of all modules of a release. */
export function modulesOf(courses: Course[]): string[] {
  return courses.flatMap(({ lessons, descriptionUrl, guideUrl }) => [
    ...lessons.map(({ moduleUrl }) => moduleUrl),
    ...(descriptionUrl ? [descriptionUrl] : []),
    ...(guideUrl ? [guideUrl] : []),
  ]);
}

/** The names of all files of a release, relative to the store: modules and prose with their compressed copies. */
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

/** Writes a temporary file, then renames it, so that readers see the old file or the new one, never half of one. */
export async function writeWhole(file: string, content: string | Uint8Array) {
  const beside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  await writeFile(beside, content);
  await rename(beside, file);
}
