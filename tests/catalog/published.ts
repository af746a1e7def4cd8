import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { buildRelease } from "#app/catalog/build.server.ts";
import type { Lesson } from "#app/catalog/catalog.ts";
import { lessonComponent, loadLessonModule } from "#app/catalog/lesson-module.ts";
import { saveRelease } from "#app/catalog/release.server.ts";
import type { ContentFolder } from "./writing.ts";

const components = Object.fromEntries(
  ["Callout", "Check", "Reflection", "Term"].map((name) => [
    name,
    ({ children, ...given }: { children?: React.ReactNode }) =>
      createElement("section", { "aria-label": `${name} ${JSON.stringify(given)}` }, children),
  ]),
);

/** Builds a folder's content and makes it the current release. */
export async function publish({ contentDir, dataDir }: ContentFolder) {
  const { release, problems } = await buildRelease({ contentDir, dataDir, previous: null });
  process.env.CONTENT_RELEASE = await saveRelease(dataDir, release);
  return { release, problems, lessons: release.courses.flatMap((course) => course.lessons) };
}

/** A published lesson as HTML; each component is a section that tells its settings. */
export async function draw(lesson: Lesson | undefined): Promise<string> {
  const url = lesson?.moduleUrl ?? "";
  await loadLessonModule(url);
  return renderToStaticMarkup(createElement(lessonComponent(url), { components })).replaceAll("&quot;", '"');
}
