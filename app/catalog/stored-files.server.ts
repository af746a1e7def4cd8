import { readFile } from "node:fs/promises";
import path from "node:path";
import { currentReleaseFile } from "./current.server.ts";

const kept = new Map<string, Uint8Array<ArrayBuffer>>();
const keptAtMost = 400;

/** A compiled module in the smallest form that the browser takes; null when no release ever had it. */
export async function findModule(name: string, acceptEncoding: string) {
  if (!/^[0-9a-f]{24}\.js$/.test(name)) return null;
  const file = path.join(store(), "modules", name);
  for (const { encoding, extension } of encodings) {
    if (!acceptEncoding.includes(encoding)) continue;
    const bytes = await read(file + extension);
    if (bytes) return { bytes, encoding };
  }
  const bytes = await read(file);
  return bytes && { bytes, encoding: null };
}

/** A file from beside a lesson; null when no release ever had it. */
export async function findAsset(hash: string, name: string) {
  if (!/^[0-9a-f]{24}$/.test(hash) || !/^[\p{L}\p{N}-]+(\.[a-z0-9]+)?$/u.test(name)) return null;
  const bytes = await read(path.join(store(), "assets", hash, name));
  const shown = shownTypes[path.extname(name)];
  return bytes && { bytes, type: shown ?? "application/octet-stream", isShown: shown !== undefined };
}

const encodings = [
  { encoding: "br", extension: ".br" },
  { encoding: "gzip", extension: ".gz" },
];

/** Everything else is downloaded, never shown under our own origin. */
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

/** The store lies around the published release. */
const store = () => path.resolve(path.dirname(currentReleaseFile()), "..");

/** Files in the store never change, so the most used stay in memory. */
async function read(file: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const known = kept.get(file);
  if (known) return known;
  try {
    const bytes = new Uint8Array(await readFile(file));
    if (kept.size >= keptAtMost) kept.delete(kept.keys().next().value ?? "");
    if (bytes.length < 500_000) kept.set(file, bytes);
    return bytes;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR")) return null;
    throw error;
  }
}
