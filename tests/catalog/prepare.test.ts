import { eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { prepareContent } from "#app/catalog/prepare.server.ts";
import { loadRelease } from "#app/catalog/release.server.ts";
import type { Db } from "#db/client.server.ts";
import { courses, lessons, pastSlugs, prompts, promptVersions } from "#db/schema/catalog.ts";
import { inDatabase } from "#tests/database.ts";
import { type ContentFolder, courseText, inContentFolder, lessonText, reflection } from "./writing.ts";

const two = {
  "courses/counting/course.mdx": courseText("counting"),
  "courses/counting/01-first.mdx": lessonText("first", reflection("why")),
  "courses/counting/02-second.mdx": lessonText("second"),
};

async function prepare(db: Db, { contentDir, dataDir }: ContentFolder) {
  const { releaseFile, problems } = await prepareContent({ db, contentDir, dataDir });
  return { catalog: loadRelease(releaseFile), releaseFile, problems };
}

test("content becomes a catalog and a projection, lessons in the order of their numbers", () =>
  inDatabase((db) =>
    inContentFolder({ ...two, "courses/counting/10-tenth.md": lessonText("tenth") }, async (folder) => {
      const { catalog, problems } = await prepare(db, folder);
      expect(problems).toEqual([]);
      expect(catalog.courses[0]?.lessons.map(({ slug }) => slug)).toEqual(["first", "second", "tenth"]);
      expect(catalog.courses[0]?.minutes).toBe(15);
      const rows = await db.select().from(lessons).orderBy(lessons.position);
      expect(rows.map(({ id, position }) => [id, position])).toEqual([
        ["first", 0],
        ["second", 1],
        ["tenth", 2],
      ]);
      expect((await db.select().from(prompts))[0]).toMatchObject({ lessonId: "first", id: "why", kind: "reflection" });
    }),
  ));

test("names with spaces, capitals and accents make plain addresses", () =>
  inDatabase((db) =>
    inContentFolder(
      {
        "courses/03 Small Numbers/course.md": courseText("small"),
        "courses/03 Small Numbers/1. Đếm Ít Người.md": lessonText("few"),
      },
      async (folder) => {
        const { catalog } = await prepare(db, folder);
        expect(catalog.coursesBySlug.get("small-numbers")?.lessons[0]?.slug).toBe("dem-it-nguoi");
      },
    ),
  ));

test("a renamed, reordered, moved lesson is the same lesson, and its old link is remembered", () =>
  inDatabase((db) =>
    inContentFolder({ ...two, "courses/other/course.mdx": courseText("other") }, async (folder) => {
      await prepare(db, folder);
      await folder.remove("courses/counting/01-first.mdx");
      await folder.write({ "courses/other/07-begin.mdx": lessonText("first", reflection("why")) });
      const { catalog } = await prepare(db, folder);
      expect(catalog.lessonsById.get("first")).toMatchObject({ courseId: "other", slug: "begin" });
      const [row] = await db.select().from(lessons).where(eq(lessons.id, "first"));
      expect(row).toMatchObject({ courseId: "other", slug: "begin", retiredAt: null });
      const [past] = await db.select().from(pastSlugs);
      expect(past).toEqual({ courseSlug: "counting", lessonSlug: "first", courseId: "other", lessonId: "first" });
    }),
  ));

test("two courses can trade their addresses", () =>
  inDatabase((db) =>
    inContentFolder(
      { "courses/a/course.mdx": courseText("one"), "courses/b/course.mdx": courseText("two") },
      async (folder) => {
        await prepare(db, folder);
        await folder.write({ "courses/a/course.mdx": courseText("two"), "courses/b/course.mdx": courseText("one") });
        await prepare(db, folder);
        const rows = await db.select().from(courses).orderBy(courses.id);
        expect(rows.map(({ id, slug, retiredAt }) => [id, slug, retiredAt])).toEqual([
          ["one", "b", null],
          ["two", "a", null],
        ]);
      },
    ),
  ));

test("what is gone is retired, and what comes back is itself again", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      await prepare(db, folder);
      await folder.write({ "courses/counting/01-first.mdx": lessonText("first") });
      await folder.remove("courses/counting/02-second.mdx");
      await prepare(db, folder);
      const published = () => db.select({ id: lessons.id }).from(lessons).where(isNull(lessons.retiredAt));
      expect(await published()).toEqual([{ id: "first" }]);
      expect((await db.select().from(prompts))[0]?.retiredAt).not.toBeNull();
      await folder.write(two);
      await prepare(db, folder);
      expect((await published()).length).toBe(2);
      expect((await db.select().from(prompts))[0]?.retiredAt).toBeNull();
    }),
  ));

test("every wording of a prompt is kept", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      await prepare(db, folder);
      await folder.write({ "courses/counting/01-first.mdx": lessonText("first", reflection("why", "And now?")) });
      await prepare(db, folder);
      const wordings = await db.select({ definition: promptVersions.definition }).from(promptVersions);
      expect(wordings.map(({ definition }) => "prompt" in definition && definition.prompt).sort()).toEqual([
        "And now?",
        "What do you notice?",
      ]);
    }),
  ));

test("a broken save keeps the last good version, tells why, and retires nothing", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      const before = await prepare(db, folder);
      await folder.write({ "courses/counting/01-first.mdx": lessonText("first", "We saw n<10 children.") });
      const { catalog, problems } = await prepare(db, folder);
      expect(problems[0]).toContain('courses/counting/01-first.mdx:7:8  "n<10"');
      const first = catalog.lessonsById.get("first");
      expect(first?.moduleUrl).toBe(before.catalog.lessonsById.get("first")?.moduleUrl);
      expect(first?.problem).toContain("n<10");
      expect((await db.select().from(lessons).where(isNull(lessons.retiredAt))).length).toBe(2);
      await folder.write(two);
      expect((await prepare(db, folder)).catalog.lessonsById.get("first")?.problem).toBeNull();
    }),
  ));

test("a course file that cannot be read keeps its course, and on a new machine falls back on what is current", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      await prepare(db, folder);
      await folder.write({ "courses/counting/course.mdx": "no front matter at all" });
      const kept = await prepare(db, folder);
      expect(kept.catalog.coursesById.get("counting")?.lessons.length).toBe(2);
      expect(kept.catalog.coursesById.get("counting")?.problem).toContain("front matter");
      const elsewhere = { ...folder, dataDir: `${folder.dataDir}-new` };
      expect((await prepare(db, elsewhere)).catalog.coursesById.get("counting")?.lessons.length).toBe(2);
      expect((await db.select().from(courses).where(isNull(courses.retiredAt))).length).toBe(1);
    }),
  ));

test("a title that cannot be read takes no lesson and no course away, wherever their files are", () =>
  inDatabase((db) =>
    inContentFolder(two, async (folder) => {
      await prepare(db, folder);
      await folder.remove("courses/counting");
      await folder.write({
        "courses/moved/course.mdx": courseText("counting").replace("title: Course", "title: Course:"),
        "courses/moved/01-first.mdx": lessonText("first").replace("title: Lesson", "title: Part 1: Lesson"),
        "courses/moved/02-new.mdx": lessonText("new").replace("title: Lesson new\n", ""),
      });
      const { catalog } = await prepare(db, folder);
      expect(catalog.courses.map(({ title }) => title)).toEqual(["Course counting"]);
      expect(catalog.courses[0]?.lessons.map(({ title }) => title)).toEqual(["Lesson first", "New"]);
    }),
  ));

test("a lesson that was never good is left out, and the others are there", () =>
  inDatabase((db) =>
    inContentFolder(
      { ...two, "courses/counting/03-third.mdx": lessonText("third", "<Nonsense />") },
      async (folder) => {
        const { catalog, problems } = await prepare(db, folder);
        expect(catalog.courses[0]?.lessons.map(({ id }) => id)).toEqual(["first", "second"]);
        expect(problems).toEqual([expect.stringContaining('there is no component "Nonsense"')]);
      },
    ),
  ));

test("a rule is met by lessons that count, and names only what exists", () =>
  inDatabase((db) =>
    inContentFolder(
      {
        ...two,
        "courses/counting/course.mdx": courseText("counting", "completion:\n  responses: [first/why, first/gone]\n"),
        "courses/counting/03-extra.mdx": lessonText("extra", "More.", "required: false\n"),
      },
      async (folder) => {
        const { catalog } = await prepare(db, folder);
        expect(catalog.courses[0]?.rule).toEqual({
          lessons: ["first", "second"],
          responses: ["first/why"],
          check: null,
        });
      },
    ),
  ));
