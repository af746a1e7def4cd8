import { expect, test } from "vitest";
import { findMovedLesson } from "#app/learning/queries/past-slugs.server.ts";
import { pastSlugs } from "#db/schema/catalog.ts";
import { inDatabase } from "#tests/database.ts";
import { aCatalog, aCourse, aLesson } from "#tests/world.ts";

const catalog = aCatalog(
  aCourse("numbers-id", [aLesson("averages-id", { slug: "means" }), aLesson("groups-id", { slug: "groups" })], {
    slug: "counting",
  }),
  aCourse("stories-id", [aLesson("voices-id", { slug: "voices" })], { slug: "stories" }),
);

/** "numbers" became "counting"; its "averages" became "means" before that, and "sorting" became "groups" after. */
const past = [
  { courseSlug: "numbers", lessonSlug: "", courseId: "numbers-id", lessonId: null },
  { courseSlug: "numbers", lessonSlug: "averages", courseId: "numbers-id", lessonId: "averages-id" },
  { courseSlug: "counting", lessonSlug: "sorting", courseId: "numbers-id", lessonId: "groups-id" },
  { courseSlug: "numbers", lessonSlug: "voices", courseId: "numbers-id", lessonId: "voices-id" },
  { courseSlug: "counting", lessonSlug: "gone", courseId: "numbers-id", lessonId: "retired-id" },
];

test.each([
  ["a course", "numbers", null, "counting", null],
  ["a lesson of a renamed course", "numbers", "groups", "counting", "groups"],
  ["a renamed lesson of a renamed course", "numbers", "averages", "counting", "means"],
  ["a lesson renamed after its course", "numbers", "sorting", "counting", "groups"],
  ["a renamed lesson", "counting", "sorting", "counting", "groups"],
  ["a lesson that moved to another course", "numbers", "voices", "stories", "voices"],
])("an old address of %s leads to where it is today", (_, courseSlug, lessonSlug, course, lesson) =>
  inDatabase(async (db) => {
    await db.insert(pastSlugs).values(past);
    const moved = await findMovedLesson(db, catalog, courseSlug, lessonSlug);
    expect(moved).toEqual({ courseSlug: course, lessonSlug: lesson });
  }),
);

test.each([
  ["that never was", "counting", "none"],
  ["of a course that never was", "none", null],
  ["of a retired lesson", "counting", "gone"],
])("an address %s leads nowhere", (_, courseSlug, lessonSlug) =>
  inDatabase(async (db) => {
    await db.insert(pastSlugs).values(past);
    expect(await findMovedLesson(db, catalog, courseSlug, lessonSlug)).toBeNull();
  }),
);
