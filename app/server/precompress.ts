import { globSync } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Compresses static assets once at the highest level, so that no request waits for it. */
export async function compressAssets(folder: string): Promise<void> {
  const files = globSync("**/*.{js,css,svg,json,txt,webmanifest}", { cwd: folder }).map((name) => join(folder, name));
  for (const file of files) {
    if ((await stat(file)).size < 1024) continue;
    const content = await readFile(file);
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, best));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}
