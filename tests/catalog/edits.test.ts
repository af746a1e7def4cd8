import fc from "fast-check";
import { expect, test } from "vitest";
import { buildRelease } from "#app/catalog/build.server.ts";
import { synchronize } from "#app/catalog/projection.server.ts";
import { loadRelease, type Release, saveRelease } from "#app/catalog/release.server.ts";
import { courses, lessons, prompts, promptVersions } from "#db/schema/catalog.ts";
import { inDatabase } from "#tests/database.ts";
import { times } from "#tests/effort.ts";
import { courseText, inContentFolder, lessonText, reflection } from "./writing.ts";

/** One state of a content folder: each lesson's place, whether it is broken, and its wording. */
const lessonState = fc.record({
  course: fc.constantFrom("a", "b"),
  name: fc.constantFrom("one", "two", "three", "four"),
  number: fc.integer({ min: 1, max: 12 }),
  wording: fc.constantFrom("Why?", "How so?"),
  form: fc.constantFrom("whole", "whole", "broken", "absent"),
});
const folderState = fc.record({
  lessons: fc.tuple(lessonState, lessonState, lessonState),
  traded: fc.boolean(),
  courseForm: fc.constantFrom("whole", "whole", "broken"),
});

const lessonIds = ["ana", "bea", "cam"];

test("nothing that learners refer to goes away, however writers edit their files", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(folderState, { minLength: 2, maxLength: 5 }), async (states) => {
      await inDatabase((db) =>
        inContentFolder({}, async (folder) => {
          const seen = { lessons: new Set<string>(), prompts: new Set<string>(), wordings: new Set<string>() };
          let previous: Release | null = null;
          for (const state of states) {
            await folder.write({ "courses/begin": "" });
            await folder.remove("courses");
            await folder.write(filesOf(state));
            const { release } = await buildRelease({ ...folder, previous });
            previous = release;
            const catalog = loadRelease(await saveRelease(folder.dataDir, release));
            await synchronize(db, release);
            for (const lesson of catalog.lessonsById.values()) {
              seen.lessons.add(lesson.id);
              for (const { id, version } of lesson.prompts) {
                seen.prompts.add(`${lesson.id}/${id}`);
                seen.wordings.add(`${lesson.id}/${id}/${version}`);
              }
            }
            const rows = await db.select().from(lessons);
            expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...seen.lessons]));
            const published = rows.filter(({ retiredAt }) => retiredAt === null).map(({ id }) => id);
            expect(published).toEqual(expect.arrayContaining([...catalog.lessonsById.keys()]));
            const kept = await db.select().from(prompts);
            expect(kept.map((row) => `${row.lessonId}/${row.id}`)).toEqual(expect.arrayContaining([...seen.prompts]));
            const wordings = await db.select().from(promptVersions);
            const stored = wordings.map((row) => `${row.lessonId}/${row.promptId}/${row.version}`);
            expect(stored).toEqual(expect.arrayContaining([...seen.wordings]));
            const slugs = (await db.select().from(courses)).filter(({ retiredAt }) => retiredAt === null);
            for (const course of catalog.courses)
              expect(slugs.find(({ id }) => id === course.id)?.slug).toBe(course.slug);
          }
        }),
      );
    }),
    { numRuns: times(12) },
  );
});

function filesOf({
  lessons,
  traded,
  courseForm,
}: typeof folderState extends fc.Arbitrary<infer State> ? State : never) {
  const files: Record<string, string> = {
    "courses/a/course.mdx": courseForm === "broken" ? "---\ntitle: [\n---\n" : courseText(traded ? "second" : "first"),
    "courses/b/course.mdx": courseText(traded ? "first" : "second"),
  };
  for (const [index, { course, name, number, wording, form }] of lessons.entries()) {
    if (form === "absent") continue;
    const body = form === "broken" ? "{" : reflection("why", wording);
    files[`courses/${course}/${number}-${name}.mdx`] = lessonText(lessonIds[index] ?? "", body);
  }
  return files;
}
