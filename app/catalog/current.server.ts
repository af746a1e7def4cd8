import type { Catalog } from "./catalog.ts";
import { loadRelease } from "./release.server.ts";

let current: { releaseFile: string; catalog: Catalog } | null = null;

/** The published content: the release that the start command named, until `serveRelease` replaces it. */
export function currentCatalog(): Catalog {
  return (current ?? serveRelease(firstReleaseFile())).catalog;
}

/** The file of the release that this process serves. */
export function currentReleaseFile(): string {
  return current?.releaseFile ?? firstReleaseFile();
}

/** Switches to another release; requests in flight finish with the one they started with. */
export function serveRelease(releaseFile: string) {
  current = { releaseFile, catalog: loadRelease(releaseFile) };
  return current;
}

function firstReleaseFile(): string {
  const releaseFile = process.env.CONTENT_RELEASE;
  if (!releaseFile) throw new Error("CONTENT_RELEASE is not set: prepare the content before serving it.");
  return releaseFile;
}
