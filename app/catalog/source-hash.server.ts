import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";

/** What a release depends on; interface messages are compiled into the application instead. */
const parts = "bright-spots courses datasets glossary.yaml instruments paths programs protocols trainings".split(" ");

/** Hashes the names and bytes of a content folder's files, independently of the compiler. */
export async function sourceHash(contentDir: string): Promise<string> {
  const hash = createHash("sha256");
  for (const part of parts) {
    for (const file of await filesOf(path.join(contentDir, part))) {
      hash.update(`${path.relative(contentDir, file)}\0`);
      await pipeline(createReadStream(file), async (bytes) => {
        for await (const some of bytes) hash.update(some);
      }).catch(ignoreMissing);
      hash.update("\0");
    }
  }
  return hash.digest("hex").slice(0, 24);
}

async function filesOf(place: string): Promise<string[]> {
  const found = await stat(place).catch(ignoreMissing);
  if (!found) return [];
  if (found.isFile()) return [place];
  if (!found.isDirectory()) return [];
  const names = (await readdir(await realpath(place))).sort();
  const files = await Promise.all(names.map((name) => filesOf(path.join(place, name))));
  return files.flat();
}

/** Editors may rename files while they are being listed; the next scan picks up the result. */
function ignoreMissing(error: unknown): void {
  if (error instanceof Error && "code" in error && ["ENOENT", "ELOOP", "EACCES"].includes(String(error.code))) return;
  throw error;
}
