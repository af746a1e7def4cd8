import { type LessonLoaders, loadLessonComponents } from "#app/learning/ui/lesson/components.tsx";

/** The components of lessons that other domains than learning draw. */
const higher: LessonLoaders = {
  CycleStep: () => import("#app/inquiry/lesson/ui/cycle-step.tsx").then(({ CycleStep }) => CycleStep),
};

/** Loads these components of a lesson, whichever domain draws them. */
export const loadLessonParts = (names: readonly string[]): Promise<void> => loadLessonComponents(names, higher);
