import type { DatasetCube } from "#app/catalog/dataset.ts";
import type { DataExplorerDefinition } from "#app/catalog/prompt.ts";
import type { LessonState, SavedResponse } from "#app/learning/lesson-state.ts";
import { activityAnswers } from "./activity-answers.ts";

const kept = { score: null, firstScore: null, tries: 1, isLocked: false, promptVersion: "" };

function response(value: SavedResponse["value"]): SavedResponse {
  return { ...kept, value, firstValue: value };
}

/** A state without answers, except where a component shows more once it has some. */
export function galleryState(cube: DatasetCube | null): LessonState {
  return {
    personId: null,
    courseId: "gallery",
    courseSlug: "gallery",
    lessonId: "gallery",
    lessonSlug: "gallery",
    prompts: [
      {
        id: "slice-it",
        position: 1,
        version: "",
        definition: galleryExplorer,
      },
    ],
    responses: {
      "what-hides": { ...response({ kind: "check", answer: ["all"] }), score: 0, firstScore: 0 },
      "confidence-after": response({ kind: "confidence", ratings: { explain: 4, choose: 3 } }),
      ...Object.fromEntries(
        Object.entries(activityAnswers).map(([id, fields]) => [id, response({ kind: "activity", fields })]),
      ),
      "sixty-percent": response({ kind: "sampler", size: 20, draws: 24, seed: 1 }),
    },
    reflections: {},
    readers: { coaches: [], cohorts: [], waits: [] },
    confidenceBefore: { disaggregating: { explain: 2, choose: 3 } },
    cubes: cube ? { "slice-it": cube } : {},
    sources: [
      {
        id: "bickel-1975",
        text: "Bickel, P. J., Hammel, E. A., and O’Connell, J. W. (1975). Sex bias in graduate admissions: Data from Berkeley. Science 187, 398–404.",
        url: null,
      },
    ],
    glossary: [
      {
        id: "disaggregate",
        term: "Disaggregate",
        definition: "To look at a number group by group, so that an average does not hide what differs.",
        sourceId: null,
      },
    ],
    problem: null,
  };
}

export const galleryExplorer: DataExplorerDefinition = {
  kind: "data-explorer",
  dataset: "attendance",
  measures: ["attends_regularly", "attendance_fall"],
  groupings: ["ride", "home_language", "grade_band"],
  initial: { measure: "attends_regularly", groupings: ["ride"] },
};
