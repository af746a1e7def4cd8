import { redirect } from "@remix-run/node";
import { expect, test } from "vitest";
import { coursePath, lessonPath } from "#app/catalog/course-path.ts";
import { findLessonPlace } from "#app/learning/place.server.ts";
import { inDatabase } from "#tests/database.ts";
import { aCatalog, aCourse, aLesson } from "#tests/world.ts";

test("a lesson named in any script can be redirected to, and is found there", () =>
  inDatabase(async (db) => {
    const course = aCourse("numbers", [aLesson("averages", { slug: "средние" })], { slug: "数据" });
    const place = await findLessonPlace(db, aCatalog(course), { course: "数据", lesson: "средние" });
    if (!place) throw new Error("the lesson is not there");
    const address = redirect(`${lessonPath(place.course.slug, place.lesson.slug)}#end`).headers.get("location") ?? "";
    expect(decodeURIComponent(address)).toBe("/courses/数据/lessons/средние#end");
    expect(redirect(coursePath(course.slug)).headers.get("location")).toBe(encodeURI("/courses/数据"));
  }));
