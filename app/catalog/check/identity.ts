import type { Mistake } from "../mistake.ts";
import { place, writtenAt } from "../settings.ts";
import type { CheckedCourse, CheckedFile } from "./read-files.server.ts";

/** Duplicate ids, addresses and sources; each mistake names both places. */
export function identityMistakes(courses: CheckedCourse[]): Mistake[] {
  const mistakes: Mistake[] = [];
  const courseIds = new Map<string, string>();
  const lessonIds = new Map<string, string>();
  const courseSlugs = new Map<string, string>();
  for (const { folder, slug, course, lessons } of courses) {
    if (course?.settings) mistakes.push(...claim(courseIds, course.settings.id, at(course, ["id"]), "course id"));
    const here = { file: folder, line: 1, column: 1 };
    mistakes.push(...claim(courseSlugs, slug, here, "address", "rename one of the folders"));
    const slugs = new Map<string, string>();
    for (const lesson of lessons) {
      if (lesson.settings) mistakes.push(...claim(lessonIds, lesson.settings.id, at(lesson, ["id"]), "lesson id"));
      const file = { file: lesson.content.file, line: 1, column: 1 };
      mistakes.push(...claim(slugs, lesson.slug, file, "address", "rename one of the files"));
      mistakes.push(...sourceMistakes(lesson));
    }
    if (course) mistakes.push(...sourceMistakes(course));
  }
  return mistakes;
}

type SourceLocation = { file: string; line: number; column: number };

/** The position of a front-matter setting. */
export function at(checked: CheckedFile<unknown>, keys: PropertyKey[]): SourceLocation {
  const { frontMatter, file } = checked.content;
  return frontMatter ? place(frontMatter, keys, false) : { file, line: 1, column: 1 };
}

/** The names in a list setting, as written, so that a mistake in one item does not hide another. */
export function namesAt(checked: CheckedFile<unknown>, keys: PropertyKey[], key?: string) {
  const { frontMatter } = checked.content;
  const items = frontMatter ? writtenAt(frontMatter, keys) : [];
  return (Array.isArray(items) ? items : []).flatMap((item: unknown, index) => {
    const name: unknown = key && typeof item === "object" && item !== null ? Reflect.get(item, key) : item;
    return typeof name === "string" && name !== "" ? [{ name, index }] : [];
  });
}

function sourceMistakes(checked: CheckedFile<unknown>): Mistake[] {
  const claimed = new Map<string, string>();
  return namesAt(checked, ["sources"], "id").flatMap(({ name, index }) =>
    claim(claimed, name, at(checked, ["sources", index, "id"]), "source id"),
  );
}

function claim(
  claimed: Map<string, string>,
  name: string,
  here: SourceLocation,
  what: string,
  fix = "give each its own",
): Mistake[] {
  const other = claimed.get(name);
  const shown = `${here.file}:${here.line}`;
  if (other === undefined) claimed.set(name, shown);
  return other === undefined ? [] : [{ ...here, text: name, message: `${other} has the same ${what}; ${fix}.` }];
}
