import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { list } from "./content-folder.server.ts";
import { hashOfBytes } from "./hash.server.ts";
import { storeFolders, writeWhole } from "./release.server.ts";

/**
 * Stores a content-addressed copy of every dataset and codebook, so that pages do not depend on a folder that is being
 * edited or on one machine's files. Returns the names by path.
 */
export async function storeDatasets(contentDir: string, dataDir: string): Promise<Record<string, string>> {
  const folder = storeFolders(dataDir).data;
  const data: Record<string, string> = {};
  for (const csv of [
    ...(await datasetsIn(contentDir, "datasets")),
    ...(await datasetsIn(contentDir, "courses")),
  ].sort()) {
    for (const file of [csv, codebookOf(csv)]) {
      const bytes = await readFile(path.join(contentDir, file));
      const name = `${hashOfBytes(bytes)}${path.extname(file)}`;
      const kept = path.join(folder, name);
      if (!existsSync(kept)) {
        await mkdir(folder, { recursive: true });
        await writeWhole(kept, bytes);
      }
      data[file] = name;
    }
  }
  return data;
}

/** The path of a dataset's codebook, which lies beside it. */
export function codebookOf(csv: string): string {
  return csv.replace(/\.csv$/, ".codebook.yaml");
}

async function datasetsIn(contentDir: string, folder: string): Promise<string[]> {
  const entries = await list(path.join(contentDir, folder));
  const names = new Set(entries.map((entry) => entry.name));
  const found = await Promise.all(
    entries.map(async (entry) => {
      const place = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return datasetsIn(contentDir, place);
      return entry.name.endsWith(".csv") && names.has(codebookOf(entry.name)) ? [place] : [];
    }),
  );
  return found.flat();
}
