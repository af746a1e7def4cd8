import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import type { connect } from "#db/client.server.ts";
import { writeBenchContent } from "./content.ts";
import { benchParts } from "./parts.ts";
import { size } from "./requests.ts";

export const foldersOf = (folder: string) => ({
  contentDir: join(folder, "content"),
  dataDir: join(folder, "data"),
});

/**
 * Writes the content of the bench and seeds its rows. A folder that is kept from an earlier run has both; one of another
 * size is refused, because its figures would pass for those of this one.
 */
export async function seedWorld(
  { db, sql }: ReturnType<typeof connect>,
  folder: string,
  say: (words: string) => void,
): Promise<void> {
  const [wanted, seal] = [JSON.stringify(size), join(folder, "seeded.json")];
  const found = existsSync(seal) ? readFileSync(seal, "utf8") : null;
  if (found !== null && found !== wanted) throw new Error(`${folder} has a world of ${found}, not ${wanted}`);
  const { contentDir, dataDir } = foldersOf(folder);
  if (found === null) {
    say(`Seeding ${size.learners} learners, ${size.courses} courses of ${size.lessons} lessons …`);
    await writeBenchContent(contentDir, size);
  }
  await prepareContent({ db, contentDir, dataDir });
  if (found !== null) return;
  for (const { seed } of benchParts) await seed?.(db, size);
  await sql`vacuum analyze`;
  await writeFile(seal, wanted);
}
