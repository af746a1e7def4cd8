import path from "node:path";
import { readGlossary } from "../build.server.ts";
import type { GlossaryTerm } from "../catalog.ts";
import { lessonContext } from "../mdx/lesson-context.ts";
import { inspect } from "../mdx/plugins.ts";
import { compareMistakes, type Mistake } from "../mistake.ts";
import { assembleFiles, assemblePrograms } from "../program-assembly.server.ts";
import { readBrightSpots } from "../read-bright-spots.server.ts";
import { readInstruments, readItemSets } from "../read-instruments.server.ts";
import { readPaths } from "../read-paths.server.ts";
import { readPrograms, readProtocols } from "../read-programs.server.ts";
import { readTrainings } from "../read-trainings.server.ts";
import { storeFolders } from "../release.server.ts";
import { sameAddresses } from "./addresses.ts";
import { partMistakes } from "./agenda-parts.ts";
import { datasetFileMistakes } from "./dataset-files.server.ts";
import { glossaryMistakes } from "./glossary.ts";
import { identityMistakes } from "./identity.ts";
import { ignoredFiles } from "./ignored-files.server.ts";
import { ignoredProgramFiles } from "./ignored-program-files.server.ts";
import { instrumentMistakes } from "./instruments.ts";
import { unknownCourses } from "./learning-paths.ts";
import type { Page } from "./page.ts";
import { pathMistakes } from "./paths.ts";
import { plainYamlMistakes } from "./plain-yaml.ts";
import { programMistakes, protocolMistakes } from "./programs.ts";
import { type CheckedContent, readForCheck, withTemporaryStore } from "./read-files.server.ts";
import { type ReadingLevel, readingLevelOf } from "./reading-level.ts";
import { emptinessMistakes, referenceMistakes } from "./references.ts";
import { strayFiles } from "./stray-files.server.ts";

type Options = {
  contentDir: string;
  /**
   * Renders pages as learners see them and returns what fails. Passed in because rendering belongs to `learning`, which
   * `catalog` may not import.
   */
  drawPages: (pages: Page[], drawing: { glossary: GlossaryTerm[]; modulesFolder: string }) => Promise<Mistake[]>;
};

/** The reading levels of a course's lessons. */
export type CourseLevels = { folder: string; lessons: (ReadingLevel & { file: string })[] };

/** Finds every mistake in every file, renders every lesson to check that it works, and measures how hard it reads. */
export async function checkContent({ contentDir, drawPages }: Options) {
  const root = path.resolve(contentDir);
  return withTemporaryStore(async (dataDir) => {
    const checked = await readForCheck(root, dataDir);
    const read = await readGlossary(root);
    const { glossary } = read;
    const programs = await checkPrograms(root, checked);
    const pages = pagesOf(root, checked);
    const drawing = { glossary, modulesFolder: storeFolders(dataDir).modules };
    const mistakes = [
      ...checked.mistakes,
      ...glossaryMistakes(read),
      ...(await ignoredFiles(root, checked.courses)),
      ...identityMistakes(checked.courses),
      ...emptinessMistakes(checked.courses),
      ...referenceMistakes(root, checked, { glossary, protocols: programs.protocols }),
      ...pathMistakes(checked.courses),
      ...programs.mistakes,
      ...(await datasetFileMistakes(root)),
      ...(pages.length > 0 ? await drawPages(pages, drawing) : []),
    ];
    const lessons = checked.courses.reduce((sum, course) => sum + course.lessons.length, 0);
    const counts = {
      courses: checked.courses.length,
      lessons,
      programs: programs.count,
      protocols: programs.protocols.length,
    };
    return { mistakes: withoutDuplicates(mistakes), levels: levelsOf(checked, pages), ...counts };
  });
}

/** How hard each English lesson that can be read is to read, by course. */
function levelsOf({ courses }: CheckedContent, pages: Page[]): CourseLevels[] {
  const trees = new Map(pages.map(({ file, tree }) => [file, tree]));
  return courses.map(({ folder, course, lessons }) => {
    const english = lessons.filter(({ settings }) =>
      /^en\b/i.test(settings?.language ?? course?.settings?.language ?? "en"),
    );
    const levels = english.flatMap(({ content: { file } }) => {
      const tree = trees.get(file);
      const level = tree ? readingLevelOf(tree) : null;
      return level ? [{ file, ...level }] : [];
    });
    return { folder, lessons: levels };
  });
}

/** Every mistake in programs and protocols, and how many of each there are. */
async function checkPrograms(contentDir: string, { courses }: CheckedContent) {
  const [programs, protocols, instruments, itemSets, paths, brightSpots, trainings] = await Promise.all([
    readPrograms(contentDir),
    readProtocols(contentDir),
    readInstruments(contentDir),
    readItemSets(contentDir),
    readPaths(contentDir),
    readBrightSpots(contentDir),
    readTrainings(contentDir),
  ]);
  const courseIds = courses.flatMap(({ course }) => (course?.settings ? [course.settings.id] : []));
  const mistakes = [
    ...assembleFiles(protocols, []).mistakes,
    ...assembleFiles(instruments, []).mistakes,
    ...assembleFiles(brightSpots, []).mistakes,
    ...instrumentMistakes({ instruments, itemSets, programs }),
    ...assembleFiles(paths, []).mistakes,
    ...assembleFiles(trainings, []).mistakes,
    ...unknownCourses(paths, courseIds),
    ...assemblePrograms(programs, []).mistakes,
    ...protocolMistakes(protocols),
    ...trainings.flatMap((training) => partMistakes(training, protocols)),
    ...[protocols, instruments, itemSets, paths, brightSpots, trainings].flatMap(sameAddresses),
    ...plainYamlMistakes([
      ...[...protocols, ...instruments, ...itemSets, ...paths, ...brightSpots, ...trainings],
      ...programs.flatMap(({ program, sessions, artifacts, handouts }) => [
        ...(program ? [program] : []),
        ...[...sessions, ...artifacts, ...handouts],
      ]),
    ]),
    ...programMistakes(programs, { protocols, courseIds }),
    ...(await ignoredProgramFiles(contentDir, programs)),
    ...(await strayFiles(contentDir)),
  ];
  return { mistakes, count: programs.length, protocols: protocols.map(({ slug }) => slug) };
}

function pagesOf(contentDir: string, { courses }: CheckedContent): Page[] {
  return courses.flatMap(({ course, guide, lessons }) => {
    const shared = course?.settings?.sources ?? [];
    const files = [...(course ? [course] : []), ...(guide ? [guide] : []), ...lessons];
    return files.flatMap(({ content, moduleUrl, facts, settings }) => {
      if (moduleUrl === null) return [];
      const tree = inspect(lessonContext({ ...content, contentDir }), content.body);
      const sources = [...shared, ...(settings?.sources ?? [])].map((source) => ({
        ...source,
        url: source.url ?? null,
      }));
      return [{ file: content.file, moduleUrl, prompts: facts.prompts, sources, tree }];
    });
  });
}

function withoutDuplicates(mistakes: Mistake[]): Mistake[] {
  const byText = new Map(mistakes.map((each) => [`${each.file} ${each.line} ${each.column} ${each.message}`, each]));
  return [...byText.values()].sort(compareMistakes);
}
