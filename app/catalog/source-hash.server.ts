import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";

/** What decides a release: interface words are built into the application. */
const parts = ["courses", "datasets", "glossary.yaml"];

/** Names one state of a content folder by the names and bytes of its files, however they are compiled. */
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

/** An editor renames files while they are listed; the next look sees what became of them. */
function ignoreMissing(error: unknown): void {
  if (error instanceof Error && "code" in error && ["ENOENT", "ELOOP", "EACCES"].includes(String(error.code))) return;
  throw error;
}
