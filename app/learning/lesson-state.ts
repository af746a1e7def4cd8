import type { GlossaryTerm } from "#app/catalog/catalog.ts";
import type { DatasetCube } from "#app/catalog/dataset.ts";
import type { Prompt, PromptDefinition } from "#app/catalog/prompt.ts";
import type { SourceReference } from "#app/catalog/source-reference.ts";
import type { Visibility } from "./reflection.ts";
import type { ResponseValue } from "./response.ts";

/** A learner's answer to one prompt, as the server holds it. */
export type SavedResponse = {
  value: ResponseValue;
  firstValue: ResponseValue;
  /** 0 to 1 for a check, null for everything else. */
  score: number | null;
  firstScore: number | null;
  tries: number;
  isLocked: boolean;
  promptVersion: string;
  /** The question as it was when they answered, if its wording has changed since. */
  askedThen?: PromptDefinition;
};

export type SavedReflection = {
  id: string;
  text: string;
  revision: number;
  visibility: Visibility;
  /** ISO 8601. */
  updatedAt: string;
  /** The question as it was when they wrote, if its wording has changed since. */
  askedThen?: PromptDefinition;
};

/** The names of a reflection's readers at each visibility. */
export type Readers = {
  coaches: string[];
  cohorts: { name: string; memberCount: number }[];
  /** Cohorts whose agreement the author has to accept before anything shared reaches anybody in them. */
  waits: { id: string; name: string }[];
};

/** Everything that the components of one lesson need to know about the current learner. */
export type LessonState = {
  /** Null where no answers are taken: the gallery, the content check. */
  personId: string | null;
  courseId: string;
  courseSlug: string;
  lessonId: string;
  lessonSlug: string;
  prompts: Prompt[];
  responses: Record<string, SavedResponse>;
  reflections: Record<string, SavedReflection>;
  readers: Readers;
  /** The "before" ratings of this course, by pair, for the comparison at the end. */
  confidenceBefore: Record<string, Record<string, number>>;
  /** For each data explorer, everything it can show. */
  cubes: Record<string, DatasetCube>;
  sources: SourceReference[];
  /** The glossary terms that this lesson uses. */
  glossary: GlossaryTerm[];
  /** A prompt whose form was refused without JavaScript; null otherwise. */
  problem: { promptId: string; message: string } | null;
};
