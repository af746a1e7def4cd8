import { type LessonLoaders, loadLessonComponents } from "#app/learning/ui/lesson/components.tsx";

/** The components of lessons that other domains than learning draw, and the reader's notes below a lesson. */
const higher: LessonLoaders = {
  Notes: () => import("#app/learning/notes/ui/lesson-notes.tsx").then(({ LessonNotes }) => LessonNotes),
  CycleStep: () => import("#app/inquiry/lesson/ui/cycle-step.tsx").then(({ CycleStep }) => CycleStep),
};

/** Loads these components of a lesson, whichever domain draws them; "Notes" too. */
export const loadLessonParts = (names: readonly string[]): Promise<void> => loadLessonComponents(names, higher);
