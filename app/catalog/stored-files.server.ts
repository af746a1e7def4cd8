import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Db } from "#db/client.server.ts";
import { storeFile } from "./activation.server.ts";
import { currentReleaseFile } from "./current.server.ts";
import { findContentFile } from "./queries/content-files.server.ts";

const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const keptAtMost = 400;

/**
 * A compiled module or the HTML of its prose, in the smallest encoding that the browser accepts; null if no stored
 * release has it.
 */
export async function findModule(db: Db, name: string, acceptEncoding: string) {
  if (!/^[0-9a-f]{24}\.(js|json)$/.test(name)) return null;
  const file = `modules/${name}`;
  for (const { encoding, extension } of encodings) {
    if (!acceptEncoding.includes(encoding)) continue;
    const bytes = await read(db, file + extension);
    if (bytes) return { bytes, encoding };
  }
  const bytes = await read(db, file);
  return bytes && { bytes, encoding: null };
}

/** A lesson's asset; null if no stored release has it. */
export async function findAsset(db: Db, hash: string, name: string) {
  if (!/^[0-9a-f]{24}$/.test(hash) || !/^[\p{L}\p{N}-]+(\.[a-z0-9]+)?$/u.test(name)) return null;
  const bytes = await read(db, `assets/${hash}/${name}`);
  const shown = shownTypes[path.extname(name)];
  return bytes && { bytes, type: shown ?? "application/octet-stream", isShown: shown !== undefined };
}

const encodings = [
  { encoding: "br", extension: ".br" },
  { encoding: "gzip", extension: ".gz" },
];

/** Other types are downloaded, never displayed on our origin. */
const shownTypes: Record<string, string> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** The data folder that contains the published release. */
const dataDir = () => path.resolve(path.dirname(currentReleaseFile()), "../..");

/**
 * Files of releases never change, so the most used stay in memory; other machines' files are read from the database.
 */
async function read(db: Db, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const folder = dataDir();
  const file = path.join(folder, "content", name);
  const known = kept.get(file);
  if (known) return known;
  const found = (await readIfThere(file)) ?? (await findContentFile(db, name));
  if (!found) return null;
  if (Buffer.isBuffer(found)) await storeFile(folder, name, found);
  const bytes = new Uint8Array(found);
  if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? "");
  if (bytes.length < 500_000) kept.set(file, bytes);
  return bytes;
}

async function readIfThere(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR")) return null;
    throw error;
  }
}
