import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The course that the journeys take. */
export const course = "/courses/disaggregate-and-look-again";

export const lessonAddresses = lessonsOf(course);

/** One lesson stands for each further course; the content check reads all of them. */
export const otherFirstLessons = readdirSync(content("/courses"))
  .map((slug) => `/courses/${slug}`)
  .filter((other) => other !== course)
  .flatMap((other) => lessonsOf(other).slice(0, 1));

function content(path: string): string {
  return fileURLToPath(new URL(`../../content${path}`, import.meta.url));
}

/** The addresses of a course's lessons, in the course's order. */
function lessonsOf(course: string): string[] {
  return readdirSync(content(course))
    .filter((file) => /^\d\d-/.test(file))
    .sort()
    .map((file) => `${course}/lessons/${file.replace(/^\d\d-/, "").replace(/\.mdx?$/, "")}`);
}
