import { existsSync } from "node:fs";
import path from "node:path";
import type { GlossaryTerm } from "../catalog.ts";
import type { LessonFacts, Reference } from "../mdx/lesson-context.ts";
import { type Mistake, nearest } from "../mistake.ts";
import { datasetMistakes } from "./dataset-references.ts";
import type { CheckedContent, CheckedCourse, CheckedFile } from "./read-files.server.ts";

/** Every reference in the texts to something that does not exist. */
export function referenceMistakes(
  contentDir: string,
  { courses }: CheckedContent,
  { glossary, protocols }: { glossary: GlossaryTerm[]; protocols: string[] },
): Mistake[] {
  const addresses = addressesOf(courses);
  for (const slug of protocols) addresses.set(`/protocols/${slug}`, new Set());
  const terms = new Set(glossary.map(({ id }) => id));
  for (const id of terms) addresses.get("/glossary")?.add(id);
  return courses.flatMap((each) => {
    const files: CheckedFile<{ sources: { id: string }[] }>[] = each.course
      ? [each.course, ...each.lessons]
      : each.lessons;
    const shared = each.course?.settings?.sources.map(({ id }) => id) ?? [];
    return files.flatMap((file) => {
      const sources = new Set([...shared, ...(file.settings?.sources.map(({ id }) => id) ?? [])]);
      const { citations, terms: used, predictions: awaited, links, prompts } = file.facts;
      const predictions = new Set(
        prompts.filter(({ definition }) => definition.kind === "predict").map(({ id }) => id),
      );
      return [
        ...dead(
          file,
          citations,
          sources,
          (id) => `no source has the id "${id}"; add it to the sources in the front matter`,
        ),
        ...dead(file, used, terms, (id) => `the glossary has no term "${id}"; add it to glossary.yaml`),
        ...dead(file, awaited, predictions, (id) => `no Predict in this lesson has the id "${id}"`),
        ...links.flatMap((link) => linkMistake(file, link, addresses, each)),
        ...datasetMistakes(contentDir, file.content.file, file.facts),
      ];
    });
  });
}

/** Courses without a course file or lessons, and lessons without words. */
export function emptinessMistakes(courses: CheckedCourse[]): Mistake[] {
  return courses.flatMap(({ folder, course, lessons }) => {
    const mistakes: Mistake[] = [];
    if (!course)
      mistakes.push(
        mistake(folder, "this folder has no course.mdx; add one with id, title, summary, audience and level."),
      );
    if (lessons.length === 0)
      mistakes.push(
        mistake(
          course?.content.file ?? folder,
          "this course has no lessons; put files such as 01-first-lesson.mdx beside it.",
        ),
      );
    for (const lesson of lessons) {
      if (lesson.content.body.trim() === "")
        mistakes.push(mistake(lesson.content.file, "this lesson has no text yet; write it below the front matter."));
    }
    return mistakes;
  });
}

const mistake = (file: string, message: string): Mistake => ({ file, line: 1, column: 1, text: "", message });

function dead(
  file: CheckedFile<unknown>,
  used: Reference[],
  known: Set<string>,
  why: (id: string) => string,
): Mistake[] {
  return used
    .filter(({ to }) => !known.has(to))
    .map(({ to, text, line, column }) => {
      const meant = nearest(to, known);
      const message = `${why(to)}${meant ? `, or write "${meant}"` : ""}.`;
      return { file: file.content.file, line, column, text, message };
    });
}

/** Static pages; course and lesson pages are added to these with their anchors. */
const pages = [
  "/",
  "/courses",
  "/programs",
  "/protocols",
  "/learning",
  "/reflections",
  "/reflections/shared",
  "/glossary",
  "/gallery",
  "/privacy",
  "/sign-in",
  "/sign-up",
  "/settings/profile",
];

function addressesOf(courses: CheckedCourse[]): Map<string, Set<string>> {
  const addresses = new Map(pages.map((page): [string, Set<string>] => [page, new Set()]));
  for (const { slug, course, guide, lessons } of courses) {
    addresses.set(`/courses/${slug}`, anchorsOf(course?.facts));
    if (guide) addresses.set(`/courses/${slug}/facilitator`, new Set());
    for (const lesson of lessons) addresses.set(`/courses/${slug}/lessons/${lesson.slug}`, anchorsOf(lesson.facts));
  }
  return addresses;
}

const anchorsOf = (facts: LessonFacts | undefined) => new Set(facts?.anchors ?? []);

function linkMistake(
  file: CheckedFile<unknown>,
  link: Reference,
  addresses: Map<string, Set<string>>,
  course: CheckedCourse,
): Mistake[] {
  const [, written = "", anchor = ""] = link.to.match(/^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s) ?? [];
  const own = file === course.course ? `/courses/${course.slug}` : `/courses/${course.slug}/lessons/${file.slug}`;
  const page = decoded(written === "" ? own : written.replace(/(.)\/$/, "$1"));
  const place = { file: file.content.file, line: link.line, column: link.column, text: link.text };
  const anchors = addresses.get(page);
  if (!anchors) {
    if (/^\/content\/assets\//.test(page) || isPublicFile(page)) return [];
    const meant = nearest(page, addresses.keys());
    return [
      {
        ...place,
        message: `no page of this site has that address${meant ? `; did you mean ${meant}?` : "; check it."}`,
      },
    ];
  }
  const id = decoded(anchor);
  const isText = page === "/glossary" || page.startsWith("/courses/");
  if (id === "" || !isText || anchors.has(id)) return [];
  const meant = nearest(id, anchors);
  return [
    { ...place, message: `there is no heading "#${id}" on that page${meant ? `; did you mean #${meant}?` : "."}` },
  ];
}

const isPublicFile = (page: string) =>
  /\.[a-z0-9]+$/i.test(page) && existsSync(path.join("public", path.posix.normalize(page)));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
