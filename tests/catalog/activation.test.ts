import { readdir, readFile, rm, utimes } from "node:fs/promises";
import path from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { fetchRelease } from "#app/catalog/activation.server.ts";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { loadRelease, storeFolders } from "#app/catalog/release.server.ts";
import { pruneReleases, pruneStore } from "#app/catalog/store-retention.server.ts";
import { days } from "#app/time/durations.ts";
import { contentFiles, contentReleases } from "#db/schema/catalog.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { type ContentFolder, courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

const one = { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": lessonText("l", "One.") };
const two = {
  ...one,
  "courses/c/1-l.mdx": lessonText("l", "Two. ![A dot](dot.png)"),
  "courses/c/dot.png": pixel,
  "datasets/rows.csv": "a\n1\n",
  "datasets/rows.codebook.yaml": "title: Rows\n",
};

const withTwoContentFolders = (work: (one: ContentFolder, two: ContentFolder) => Promise<void>) =>
  inContentFolder(one, (first) => inContentFolder(two, (second) => work(first, second)));

async function served(options: Parameters<typeof prepareContent>[0]) {
  const { releaseFile } = await prepareContent(options);
  return loadRelease(releaseFile).hash;
}

test("what a second machine brings is served by the first, whose next start does not take it back", () =>
  inDatabase((db) =>
    withTwoContentFolders(async (first, second) => {
      const before = await served({ db, ...first });
      const after = await served({ db, ...second });
      expect(after).not.toBe(before);
      expect(await served({ db, ...first })).toBe(after);
      expect(await served({ db, ...second })).toBe(after);
      const { root } = storeFolders(first.dataDir);
      expect(await readdir(path.join(root, "assets"))).toHaveLength(1);
      expect(await readdir(path.join(root, "data"))).toHaveLength(2);

      await first.write({ "courses/c/1-l.mdx": lessonText("l", "Three.") });
      const third = await served({ db, ...first });
      expect(await served({ db, ...second })).toBe(third);
      await first.write(one);
      expect(await served({ db, ...first })).toBe(before);
      expect(await served({ db, ...second })).toBe(before);
      expect(await db.select().from(contentReleases).where(eq(contentReleases.isCurrent, true))).toHaveLength(1);
    }),
  ));

test("machines that start at once agree on one release", () =>
  withCommittedDatabase((db) =>
    withTwoContentFolders(async (first, second) => {
      await Promise.all([prepareContent({ db, ...first }), prepareContent({ db, ...second })]);
      expect(await served({ db, ...first })).toBe(await served({ db, ...second }));
    }),
  ));

test("a data folder that lost its files gets them from the database, byte for byte", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      const hash = await served({ db, ...folder });
      const { root } = storeFolders(folder.dataDir);
      const names = (await db.select({ name: contentFiles.name }).from(contentFiles)).map(({ name }) => name);
      const read = () => Promise.all(names.map((name) => readFile(path.join(root, name), "base64")));
      const before = await read();
      for (const folder of ["modules", "assets", "data", "releases"])
        await rm(path.join(root, folder), { recursive: true });
      const file = await fetchRelease(db, folder.dataDir, hash);
      expect(loadRelease(file ?? "").hash).toBe(hash);
      expect(await read()).toEqual(before);
    }),
  ));

test("releases and files go a month after another took their place, and the current one never", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      const now = new Date();
      await served({ db, ...folder });
      await folder.write(one);
      const current = await served({ db, ...folder });
      expect(await pruneReleases(db, new Date(now.getTime() + 29 * days))).toBe(0);
      expect(await pruneReleases(db, new Date(now.getTime() + 31 * days))).toBe(1);
      expect(await pruneReleases(db, new Date(now.getTime() + 900 * days))).toBe(0);
      expect((await db.select().from(contentFiles)).map(({ name }) => name.split("/")[0])).not.toContain("assets");

      const { root } = storeFolders(folder.dataDir);
      for (const name of await readdir(root, { recursive: true })) await utimes(path.join(root, name), 0, 0);
      await pruneStore(db, folder.dataDir);
      expect(await readdir(path.join(root, "assets"), { recursive: true })).toHaveLength(1); // its folder
      expect(await readdir(path.join(root, "releases"))).toEqual([`${current}.json`]);
      expect(await readdir(path.join(root, "cache"))).toHaveLength(1);
      expect(await served({ db, ...folder })).toBe(current);
    }),
  ));
