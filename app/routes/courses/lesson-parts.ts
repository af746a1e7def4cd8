import { type LessonLoaders, loadLessonComponents } from "#app/learning/ui/lesson/components.tsx";

/** The components of lessons that other domains than learning draw, and what stands below a lesson: notes, and the talk about it. */
const higher: LessonLoaders = {
  Notes: () => import("#app/learning/notes/ui/lesson-notes.tsx").then(({ LessonNotes }) => LessonNotes),
  CycleStep: () => import("#app/inquiry/lesson/ui/cycle-step.tsx").then(({ CycleStep }) => CycleStep),
  Discuss: () => import("#app/discussions/lesson/ui/discuss.tsx").then(({ Discuss }) => Discuss),
  TopicsAbout: () => import("#app/discussions/about/ui/topics-about.tsx").then(({ TopicsAbout }) => TopicsAbout),
};

/** Loads these components of a lesson, whichever domain draws them; "Notes" and "TopicsAbout" too. */
export const loadLessonParts = (names: readonly string[]): Promise<void> => loadLessonComponents(names, higher);
