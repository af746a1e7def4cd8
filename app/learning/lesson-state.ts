import type { GlossaryTerm, SourceReference } from "#app/catalog/catalog.ts";
import type { DatasetCube } from "#app/catalog/dataset.ts";
import type { Prompt, PromptDefinition } from "#app/catalog/prompt.ts";
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
  /** What the question was when they answered, where its words have changed since. */
  askedThen?: PromptDefinition;
};

export type SavedReflection = {
  id: string;
  text: string;
  revision: number;
  visibility: Visibility;
  /** ISO 8601. */
  updatedAt: string;
  /** What the question was when they wrote, where its words have changed since. */
  askedThen?: PromptDefinition;
};

/** Who would read a reflection at each visibility, by name, so that the page can say it in words. */
export type Readers = { coaches: string[]; cohorts: { name: string; memberCount: number }[] };

/** All that the components of one lesson need to know about the learner who looks at it. */
export type LessonState = {
  /** Null where nobody answers: the gallery, the content check. */
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
  /** For each data explorer, all that it can show. */
  cubes: Record<string, DatasetCube>;
  sources: SourceReference[];
  /** The terms that this lesson uses. */
  glossary: GlossaryTerm[];
  /** A prompt whose form came back refused, JavaScript off; null otherwise. */
  problem: { promptId: string; message: string } | null;
};
