import type { Catalog } from "./catalog.ts";
import { loadRelease } from "./release.server.ts";

/** On globalThis, because Vite and Node may each load a copy of this file, and both must see one catalog. */
const key = Symbol.for("sound-practice.catalog");
const holder = globalThis as typeof globalThis & { [key]?: { releaseFile: string; catalog: Catalog } };

/** The published content, read once from the release that CONTENT_RELEASE names. */
export function currentCatalog(): Catalog {
  const releaseFile = currentReleaseFile();
  const current = holder[key];
  if (current?.releaseFile === releaseFile) return current.catalog;
  const catalog = loadRelease(releaseFile);
  holder[key] = { releaseFile, catalog };
  return catalog;
}

/** The release that this process serves, as the start command named it. */
export function currentReleaseFile(): string {
  const releaseFile = process.env.CONTENT_RELEASE;
  if (!releaseFile) throw new Error("CONTENT_RELEASE is not set: prepare the content before serving it.");
  return releaseFile;
}
