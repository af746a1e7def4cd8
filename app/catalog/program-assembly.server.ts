import { hashOf } from "./hash.server.ts";
import { type Mistake, sentenceFor } from "./mistake.ts";
import type { ArtifactTemplate, Program, RubricRow } from "./program.ts";
import type { ArtifactFile } from "./program-file.ts";
import type { ReadProgram, ReadYaml } from "./read-programs.server.ts";
import type { SourceReference } from "./source-reference.ts";

type Assembled<Thing> = { kept: Thing[]; mistakes: Mistake[] };

type Built<Settings> = Omit<Settings, "sources"> & { slug: string; sources: SourceReference[]; problem: string | null };

/** Protocols or instruments, each from its file. One with a mistake keeps its last good version, if it has one. */
export function assembleFiles<Settings extends { sources: SourceFile[] }>(
  read: (ReadYaml<Settings> & { slug: string })[],
  before: Built<Settings>[],
): Assembled<Built<Settings>> {
  const kept = withoutDuplicates(read).flatMap((each) => {
    const good = before.find(({ slug }) => slug === each.slug);
    const problem = problemOf(each.mistakes);
    if (good && problem !== null) return [{ ...good, problem }];
    if (!each.settings) return [];
    const { sources, ...settings } = each.settings;
    return [{ slug: each.slug, ...settings, sources: sourcesFrom(sources), problem }];
  });
  return { kept, mistakes: read.flatMap(({ mistakes }) => mistakes) };
}

/** Programs from what was read. One with a mistake in any of its files keeps its last good version as a whole. */
export function assemblePrograms(read: ReadProgram[], before: Program[]): Assembled<Program> {
  const mistakes = read.flatMap(mistakesOf);
  const kept = withoutDuplicates(read).flatMap((each) => {
    const good = before.find(({ slug }) => slug === each.slug);
    const problem = problemOf(mistakesOf(each));
    if (good && problem !== null) return [{ ...good, problem }];
    const program = programFrom(each);
    return program ? [{ ...program, version: hashOf(program), problem }] : [];
  });
  return { kept, mistakes };
}

function mistakesOf({ folder, program, sessions, artifacts, handouts }: ReadProgram): Mistake[] {
  const message = "this folder has no program.yaml; add one with title, summary, audience, overview, months and hours.";
  const own = program?.mistakes ?? [{ file: folder, line: 1, column: 1, text: "", message }];
  return [...own, ...[...sessions, ...artifacts, ...handouts].flatMap(({ mistakes }) => mistakes)];
}

function programFrom(read: ReadProgram): Omit<Program, "version" | "problem"> | null {
  const { slug, program, sessions, artifacts, handouts } = read;
  if (!program?.settings) return null;
  const { courses, sources, ...settings } = program.settings;
  return {
    slug,
    ...settings,
    sources: sourcesFrom(sources),
    agendas: byKey(usable(sessions)),
    artifacts: byKey(usable(artifacts)).map(artifactFrom),
    handouts: byKey(usable(handouts)).map(({ sources, ...handout }) => ({ ...handout, sources: sourcesFrom(sources) })),
    courses: courses.map(({ course, title, week, reason }) => ({
      courseId: course,
      title: title ?? course,
      week,
      reason,
    })),
  };
}

const artifactFrom = ({ rubric, ...settings }: ArtifactFile): ArtifactTemplate => ({
  ...settings,
  rubric: rubric.map(
    ({ levels: [first = "", second = "", third = "", fourth = ""], ...row }): RubricRow => ({
      ...row,
      levels: [first, second, third, fourth],
    }),
  ),
});

const usable = <Settings>(read: ReadYaml<Settings>[]) =>
  read.flatMap(({ settings }) => (settings === null ? [] : [settings]));

/** The first of those with the same key, since artifacts and sessions of a cohort are known by it. */
function byKey<Thing extends { key: string }>(things: Thing[]): Thing[] {
  return things.filter(({ key }, index) => things.findIndex((each) => each.key === key) === index);
}

/** The first of those at the same address. */
function withoutDuplicates<Thing extends { slug: string }>(read: Thing[]): Thing[] {
  return read.filter(({ slug }, index) => read.findIndex((each) => each.slug === slug) === index);
}

function problemOf(mistakes: Mistake[]): string | null {
  return mistakes.length > 0 ? mistakes.map(sentenceFor).join("\n") : null;
}

type SourceFile = { id: string; text: string; url?: string | undefined };

const sourcesFrom = (given: SourceFile[]) => given.map(({ id, text, url }) => ({ id, text, url: url ?? null }));
