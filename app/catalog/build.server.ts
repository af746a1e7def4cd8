import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { GlossaryTerm } from "./catalog.ts";
import { type Compiled, compiled } from "./compile-cache.server.ts";
import { type ContentFile, decode, readContentFile, readYaml, type YamlText } from "./content-file.server.ts";
import { type CourseFolder, listCourseFolders } from "./content-folder.server.ts";
import { assembleCourse, type ReadCourse, type ReadLesson } from "./course-assembly.server.ts";
import { storeDatasets } from "./data-files.server.ts";
import {
  courseFallbacks,
  courseFrontMatter,
  glossaryFile,
  guideFrontMatter,
  lessonFallbacks,
  lessonFrontMatter,
} from "./front-matter.ts";
import { hashOf } from "./hash.server.ts";
import { compareMistakes, type Mistake, sentenceFor } from "./mistake.ts";
import { assembleFiles, assemblePrograms } from "./program-assembly.server.ts";
import { readBrightSpots } from "./read-bright-spots.server.ts";
import { readInstruments } from "./read-instruments.server.ts";
import { readPaths } from "./read-paths.server.ts";
import { readPrograms, readProtocols } from "./read-programs.server.ts";
import { readTrainings } from "./read-trainings.server.ts";
import { modulesOf, type Release, type ReleasedCourse } from "./release.server.ts";
import { settingsIn } from "./settings.ts";

type Options = { contentDir: string; dataDir: string; previous: Release | null };

/** Reads and compiles everything in the content folder. Broken files keep their version from the previous release. */
export async function buildRelease({ contentDir, dataDir, previous }: Options) {
  const root = path.resolve(contentDir);
  const folders = await listCourseFolders(root);
  const read = await Promise.all(folders.map((folder) => readCourse({ contentDir: root, dataDir }, folder)));
  const { glossary, mistakes: glossaryMistakes } = await readGlossary(root);
  const protocols = assembleFiles(await readProtocols(root), previous?.protocols ?? []);
  const instruments = assembleFiles(await readInstruments(root), previous?.instruments ?? []);
  const paths = assembleFiles(await readPaths(root), previous?.paths ?? []);
  const brightSpots = assembleFiles(await readBrightSpots(root), previous?.brightSpots ?? []);
  const trainings = assembleFiles(await readTrainings(root), previous?.trainings ?? []);
  const programs = assemblePrograms(await readPrograms(root), previous?.programs ?? []);
  const mistakes = [
    ...glossaryMistakes,
    ...protocols.mistakes,
    ...instruments.mistakes,
    ...paths.mistakes,
    ...brightSpots.mistakes,
    ...trainings.mistakes,
    ...programs.mistakes,
    ...read.flatMap((course) => course.mistakes),
  ];

  const readIds = new Set(
    read.flatMap((course) => course.lessons.flatMap((lesson) => (lesson.settings ? [lesson.settings.id] : []))),
  );
  const taken = { courses: new Set<string>(), courseSlugs: new Set<string>(), lessons: new Set<string>() };
  const courses: ReleasedCourse[] = [];
  let isPartial = false;
  for (const course of read) {
    const before = previousOf(previous, course);
    const assembled = assembleCourse(course, { before, previous: previous?.courses ?? [], readIds, taken });
    mistakes.push(...assembled.mistakes);
    if (assembled.course) courses.push(assembled.course);
    else isPartial ||= course.lessons.length > 0;
  }
  const data = await storeDatasets(root, dataDir);
  const content = {
    courses,
    glossary,
    programs: programs.kept,
    protocols: protocols.kept,
    instruments: instruments.kept,
    paths: paths.kept,
    brightSpots: brightSpots.kept,
    trainings: trainings.kept,
    data,
    ...besideModules(courses, read, previous),
    isPartial,
  };
  const release: Release = { hash: hashOf(content), ...content };
  return { release, problems: mistakes.sort(compareMistakes).map(sentenceFor) };
}

/** The assets of each module in a release; a module taken from the previous release keeps the assets it had there. */
function besideModules(courses: ReleasedCourse[], read: ReadCourse[], previous: Release | null) {
  const texts = read.flatMap(({ description, guide, lessons }) => [
    ...lessons.map(({ result }) => result),
    description,
    guide,
  ]);
  const made = new Map<string, Compiled>();
  for (const text of texts) if (text?.moduleUrl) made.set(text.moduleUrl, text);
  const nameOf = (address: string) => address.split("/").slice(-2).join("/");
  const assets: Record<string, string[]> = {};
  const words: string[] = [];
  for (const url of modulesOf(courses)) {
    const names = made.get(url)?.assets.map(([address]) => nameOf(address)) ?? previous?.assets?.[url] ?? [];
    if (names.length > 0) assets[url] = names;
    if (made.has(url) || previous?.words?.includes(url)) words.push(url);
  }
  return { assets, words };
}

async function readCourse(options: { contentDir: string; dataDir: string }, folder: CourseFolder): Promise<ReadCourse> {
  const lessons = await Promise.all(folder.lessonFiles.map((file) => readLesson(options, file)));
  const guide = folder.guideFile ? await readGuide(options, folder.guideFile) : null;
  const mistakes = [...lessons.flatMap((lesson) => lesson.mistakes), ...(guide?.mistakes ?? [])];
  if (!folder.courseFile) {
    const message = "this course folder has no course.mdx; add one with id, title, summary, audience and level.";
    mistakes.push({ file: folder.folder, line: 1, column: 1, text: "", message });
    return { ...folder, settings: null, description: null, guide, lessons, mistakes };
  }
  const content = await readContentFile(options.contentDir, folder.courseFile);
  const { value, mistakes: slips } = content.frontMatter
    ? settingsIn(content.frontMatter, courseFrontMatter, courseFallbacks)
    : { value: null, mistakes: [] };
  const description = content.body.trim() === "" ? null : await compiled(options, content);
  mistakes.push(...content.mistakes, ...slips, ...(description?.mistakes ?? []));
  return { ...folder, settings: value, description, guide, lessons, mistakes };
}

async function readGuide(options: { contentDir: string; dataDir: string }, file: string): Promise<Compiled> {
  const content = await readContentFile(options.contentDir, file);
  const slips = content.frontMatter ? settingsIn(content.frontMatter, guideFrontMatter).mistakes : [];
  const result = await compiled(options, content);
  return { ...result, mistakes: [...content.mistakes, ...slips, ...result.mistakes] };
}

async function readLesson(options: { contentDir: string; dataDir: string }, file: string): Promise<ReadLesson> {
  const content: ContentFile = await readContentFile(options.contentDir, file);
  const { value, mistakes: slips } = content.frontMatter
    ? settingsIn(content.frontMatter, lessonFrontMatter, lessonFallbacks)
    : { value: null, mistakes: [] };
  const result: Compiled = await compiled(options, content);
  return { file, settings: value, result, mistakes: [...content.mistakes, ...slips, ...result.mistakes] };
}

/** The glossary from content/glossary.yaml; empty if there is no such file. */
export async function readGlossary(contentDir: string): Promise<ReadGlossary> {
  const file = path.join(contentDir, "glossary.yaml");
  if (!existsSync(file)) return { glossary: [], yaml: null, mistakes: [] };
  const { text, mistakes } = decode(await readFile(file), "glossary.yaml");
  const yaml = readYaml("glossary.yaml", text, 1);
  const read = settingsIn(yaml, glossaryFile);
  const glossary = (read.value ?? []).map(({ id, term, definition, source }) => ({
    id,
    term,
    definition,
    sourceId: source ?? null,
  }));
  return { glossary, yaml, mistakes: [...mistakes, ...read.mistakes] };
}

export type ReadGlossary = { glossary: GlossaryTerm[]; yaml: YamlText | null; mistakes: Mistake[] };

/** The same course in the previous release: matched by id, or by folder if the id cannot be read. */
function previousOf(previous: Release | null, course: ReadCourse): ReleasedCourse | null {
  const id = course.settings?.id;
  const same = (each: ReleasedCourse) => (id ? each.id === id : each.folder === course.folder);
  return previous?.courses.find(same) ?? null;
}
