import { expect, test } from "vitest";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { loadRelease } from "#app/catalog/release.server.ts";
import { watchContent } from "#app/catalog/watch.server.ts";
import { inDatabase } from "#tests/database.ts";
import { courseText, inContentFolder, lessonText } from "./writing.ts";

test("a save is noticed, and what could not be read keeps its last good version", () =>
  inDatabase((db) =>
    inContentFolder(
      { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": lessonText("l", "Old.") },
      async (folder) => {
        const options = { db, contentDir: folder.contentDir, dataDir: folder.dataDir };
        const before = loadRelease((await prepareContent(options)).releaseFile).lessonsById.get("l");
        const lesson = await new Promise<typeof before>((resolve, reject) => {
          const watcher = watchContent({
            ...options,
            onError: reject,
            onChange: ({ releaseFile }) => {
              const changed = loadRelease(releaseFile).lessonsById.get("l");
              if (!changed?.problem) return;
              watcher.close();
              resolve(changed);
            },
          });
          folder.write({ "courses/c/1-l.mdx": lessonText("l", "New, with n<10.") }).catch(reject);
        });
        expect(lesson?.problem).toContain("n<10");
        expect(lesson?.moduleUrl).toBe(before?.moduleUrl);
      },
    ),
  ));
