import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildRelease } from "#app/catalog/build.server.ts";
import { compileMessages } from "#app/messages/compile.ts";
import { type ContentFolder, courseText, inContentFolder, lessonText, pixel } from "./writing.ts";

beforeAll(compileMessages);

/** Compiles one lesson with this text and returns its mistakes and the files that browsers could then load. */
async function publish(body: string, prepare: (folder: ContentFolder) => Promise<void> = async () => undefined) {
  const files = { "courses/c/course.md": courseText("c"), "courses/c/01-l.md": lessonText("l", body) };
  return inContentFolder({ ...files, "courses/c/dot.png": pixel }, async (folder) => {
    await prepare(folder);
    const { release, problems } = await buildRelease({ ...folder, previous: null });
    return { lessons: release.courses[0]?.lessons.length, said: problems.map(String).join("\n") };
  });
}

/** A file outside the content folder, with a symbolic link to it beside the lesson. */
const linkOutside = (name: string) => async (folder: ContentFolder) => {
  const secret = path.join(folder.dataDir, "secret");
  await mkdir(folder.dataDir, { recursive: true });
  await writeFile(secret, pixel);
  await symlink(secret, path.join(folder.contentDir, "courses/c", name));
};

test("files and pictures beside a lesson are served, also through a link within the folder", async () => {
  const within = (folder: ContentFolder) => symlink("dot.png", path.join(folder.contentDir, "courses/c/same.png"));
  const { lessons, said } = await publish(
    "![A dot](dot.png) ![A dot](same.png) [the dot](dot.png) [all](../c/)",
    within,
  );
  expect([lessons, said]).toEqual([1, ""]);
});

test.each([
  ["a symbolic link out of the folder", "[words](out.txt)", linkOutside("out.txt")],
  ["a picture that is such a link", "![A dot](out.png)", linkOutside("out.png")],
  ["a way up", "[words](../../../data/secret)", linkOutside("x.txt")],
  ["an encoded way up", "[words](..%2F..%2F..%2Fdata%2Fsecret)", linkOutside("x.txt")],
  ["an absolute file", "![A dot](%2Fetc%2Fhostname)", undefined],
  [
    "a folder",
    "[words](./pictures)",
    (folder: ContentFolder) => mkdir(path.join(folder.contentDir, "courses/c/pictures")).then(),
  ],
  ["a file as a folder", "![A dot](dot.png/dot.png)", undefined],
  ["a name with a NUL", "![A dot](dot%00.png)", undefined],
])("%s is not served, and the lesson stays", async (_, body, prepare) => {
  const { lessons, said } = await publish(body, prepare);
  expect(said).toMatch(/01-l\.md:7:1 .*there is no such (file|image) beside this/);
  expect(lessons).toBe(1);
});
