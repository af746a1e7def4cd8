import { currentCatalog } from "./current.server.ts";
import type { Training } from "./training.ts";

/** Every training, in order of the files' names. */
export const listTrainings = (): Training[] => currentCatalog().trainings;

export const findTraining = (slug: string): Training | null =>
  listTrainings().find((training) => training.slug === slug) ?? null;
