import type { BrightSpot } from "./bright-spot.ts";
import type { CompletionRule } from "./completion-rule.ts";
import type { Figure } from "./figure.ts";
import type { Instrument } from "./instrument.ts";
import type { LearningPath } from "./path.ts";
import type { Program } from "./program.ts";
import type { Prompt } from "./prompt.ts";
import type { Protocol } from "./protocol.ts";
import type { SourceReference } from "./source-reference.ts";
import type { Level, Strand } from "./strand.ts";
import type { Training } from "./training.ts";

/** A heading or other place in a lesson that a reader can return to. */
export type Block = { id: string; depth: 2 | 3; title: string };

export type Lesson = {
  id: string;
  courseId: string;
  /** From the file's name, without its number; the last part of the lesson's address. */
  slug: string;
  title: string;
  objectives: string[];
  minutes: number;
  authors: string[];
  sources: SourceReference[];
  language: string;
  isRequired: boolean;
  /** Lessons to complete first, each with the author's reason. */
  after: { lessonId: string; reason: string }[];
  prompts: Prompt[];
  outline: Block[];
  /** The shape of its first chart. Releases made before figures were read have none. */
  figure?: Figure | null;
  /** Names of the lesson components that it uses. */
  components: string[];
  /** Ids of the glossary terms that it uses, in order of first use. */
  terms: string[];
  /** Ids of the sources that it cites, in order of first use: the lesson's own or its course's. */
  citations: string[];
  /** Hash of everything that decides the lesson's output. */
  contentVersion: string;
  /** Address of its browser module: content-addressed, immutable. */
  moduleUrl: string;
  /** Why the newest text could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
};

export type Course = {
  id: string;
  slug: string;
  /** Its folder, relative to the content folder; paths in its lessons resolve against it. */
  folder: string;
  title: string;
  summary: string;
  audience: string;
  language: string;
  level: Level;
  /** Releases made before there were strands have none. */
  strand?: Strand | null;
  topics: string[];
  authors: string[];
  objectives: string[];
  sources: SourceReference[];
  clockHours: { isEligible: boolean; note: string };
  /** Courses to finish first. A required one locks the lessons; any other is advice. */
  prerequisites: { courseId: string; reason: string; isRequired: boolean }[];
  rule: CompletionRule;
  ruleVersion: string;
  contentVersion: string;
  /** Its long description, the body of course.mdx, as a browser module like a lesson's; null when it has none. */
  descriptionUrl: string | null;
  /** How to run it with a team, the body of facilitator.md, as a browser module; null when it has none. */
  guideUrl?: string | null;
  /** Why the newest course file could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
  /** Sum of its lessons' minutes. */
  minutes: number;
  lessons: Lesson[];
};

export type GlossaryTerm = { id: string; term: string; definition: string; sourceId: string | null };

/** All published content at one moment, as one process holds it in memory. */
export type Catalog = {
  hash: string;
  courses: Course[];
  glossary: GlossaryTerm[];
  programs: Program[];
  protocols: Protocol[];
  instruments: Instrument[];
  paths: LearningPath[];
  brightSpots: BrightSpot[];
  trainings: Training[];
  /** Datasets and codebooks: path in the content folder to the content-addressed name of the file. */
  data: Readonly<Record<string, string>>;
  coursesById: ReadonlyMap<string, Course>;
  coursesBySlug: ReadonlyMap<string, Course>;
  lessonsById: ReadonlyMap<string, Lesson>;
  programsBySlug: ReadonlyMap<string, Program>;
  protocolsBySlug: ReadonlyMap<string, Protocol>;
  instrumentsBySlug: ReadonlyMap<string, Instrument>;
};

/** Releases made before there were programs have none. */
type Published = Pick<Catalog, "hash" | "courses" | "glossary"> &
  Partial<Pick<Catalog, "data" | "programs" | "protocols" | "instruments" | "paths" | "brightSpots" | "trainings">>;

/** Adds the look-ups by id and slug. */
export function indexCatalog(published: Published): Catalog {
  const { hash, courses, glossary, data = {} } = published;
  const { programs = [], protocols = [], instruments = [], paths = [], brightSpots = [], trainings = [] } = published;
  return {
    hash,
    courses,
    glossary,
    programs,
    protocols,
    instruments,
    paths,
    brightSpots,
    trainings,
    data,
    coursesById: new Map(courses.map((course) => [course.id, course])),
    coursesBySlug: new Map(courses.map((course) => [course.slug, course])),
    lessonsById: new Map(courses.flatMap((course) => course.lessons.map((lesson) => [lesson.id, lesson]))),
    programsBySlug: new Map(programs.map((program) => [program.slug, program])),
    protocolsBySlug: new Map(protocols.map((protocol) => [protocol.slug, protocol])),
    instrumentsBySlug: new Map(instruments.map((instrument) => [instrument.slug, instrument])),
  };
}
