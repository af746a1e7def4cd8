import type { SourceReference } from "./source-reference.ts";

export const partKinds = ["protocol", "talk", "work", "break"] as const;
export type PartKind = (typeof partKinds)[number];

export type AgendaPart = {
  minutes: number;
  title: string;
  kind: PartKind;
  /** Slug of the protocol that it follows. */
  protocol?: string | undefined;
  /** What the facilitator does. */
  notes: string;
  /** Words that a facilitator can use as they are; empty if there are none. */
  say: string;
};

/** The plan of one session of a program. Weeks count from the program's first, which is 0. */
export type Agenda = {
  key: string;
  title: string;
  week: number;
  /** Sum of its parts' minutes. */
  minutes: number;
  purpose: string;
  materials: string[];
  before: string[];
  parts: AgendaPart[];
  after: string[];
};

export const fieldKinds = ["text", "long", "link", "file", "data"] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type ArtifactField = { key: string; label: string; help: string; kind: FieldKind; required: boolean };

/** A row of a rubric, its four levels from beginning to strong. */
export type RubricRow = { key: string; title: string; levels: [string, string, string, string] };

/** What members make and get feedback on. */
export type ArtifactTemplate = {
  key: string;
  title: string;
  purpose: string;
  /** The weeks in which one is due; several where a program asks for several. */
  weeks: number[];
  fields: ArtifactField[];
  rubric: RubricRow[];
};

/** A page to print: a guide to read, or a form to write on, whose sections leave as many empty lines. */
export type Handout = {
  key: string;
  title: string;
  purpose: string;
  sections: { title: string; text: string; lines: number }[];
  sources: SourceReference[];
};

/** A course of the program; its title stands here too, for as long as the course is not written. */
export type LinkedCourse = { courseId: string; title: string; week: number; reason: string };

/** A question for the cohort between sessions. */
export type DiscussionPrompt = {
  key: string;
  title: string;
  week: number;
  text: string;
  protocol?: string | undefined;
};

/** The events that an instrument may follow instead of having a week of its own. */
export const instrumentOccasions = ["each-session", "end"] as const;
export type InstrumentOccasion = (typeof instrumentOccasions)[number];

/**
 * A survey or self-assessment, known by the key that instruments define. It is sent in a week of the program, after
 * each session, or a number of days after the cohort's last day.
 */
export type ScheduledInstrument = {
  instrument: string;
  title: string;
  week?: number | undefined;
  after?: InstrumentOccasion | undefined;
  days?: number | undefined;
  note: string;
};

/** Something between sessions: a one-to-one, an observed data meeting, a hand-over. */
export type Milestone = { key: string; title: string; week: number; kind: "one-to-one" | "observation"; text: string };

/** What a cohort follows, defined in content/programs/<slug>/. Plain data, so that a cohort can pin a version of it. */
export type Program = {
  /** From the folder's name; cohorts, artifacts and links refer to it. */
  slug: string;
  title: string;
  summary: string;
  audience: string;
  /** Paragraphs, divided by empty lines. */
  overview: string;
  months: number;
  hours: string;
  language: string;
  authors: string[];
  objectives: string[];
  sources: SourceReference[];
  agendas: Agenda[];
  artifacts: ArtifactTemplate[];
  handouts: Handout[];
  courses: LinkedCourse[];
  milestones: Milestone[];
  instruments: ScheduledInstrument[];
  discussion: DiscussionPrompt[];
  /** Hash of everything above. */
  version: string;
  /** Why the newest files could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
};

/** The month of a program that a week falls into, beginning with 1. */
export const monthOfWeek = (week: number): number => Math.floor((week * 12) / 52) + 1;
