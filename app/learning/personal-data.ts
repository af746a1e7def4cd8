import { z } from "zod";
import type { PromptDefinition } from "#app/catalog/prompt.ts";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";
import type { ResponseValue } from "./response.ts";

const hasKind = (value: unknown) => typeof value === "object" && value !== null && "kind" in value;
const answer = z.custom<ResponseValue>(hasKind).describe("An object; its shape depends on its kind.");
const asAsked = z.custom<PromptDefinition>(hasKind).nullable().describe("As worded then; null if that was not kept.");
const score = z.number().nullable().describe("0 to 1 for a graded check, null for everything else.");
const versions = {
  contentVersion: z.string().describe("Which edition of the lesson or course it was."),
  ruleVersion: z.string().describe("Which edition of the rule for completing the course it was."),
};
const asked = { promptId: z.string(), promptVersion: z.string().describe("Which wording of the question it was.") };
const lesson = { courseId: data.words, course: data.words, lessonId: z.string(), lesson: data.words };

export const learningData = data.part({
  tables: {
    enrollments: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.exported("enrollments", "course_id", "enrolled_at") },
    },
    lesson_facts: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported(
          "lessonFacts",
          "lesson_id",
          "sequence",
          "content_version",
          "rule_version",
          "how",
          "happened_at",
        ),
      },
    },
    course_facts: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported(
          "courseFacts",
          "course_id",
          "sequence",
          "content_version",
          "rule_version",
          "how",
          "happened_at",
        ),
      },
    },
    responses: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("responses", "lesson_id", "prompt_id", "kind", "value", "prompt_version", "content_version"),
        ...data.exported("responses", "first_value", "score", "first_score", "best_score", "tries", "is_locked"),
        ...data.exported("responses", "created_at", "updated_at"),
      },
    },
    reflections: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("reflections", "id", "lesson_id", "prompt_id", "course_id", "visibility", "revision", "text"),
        ...data.exported("reflections", "prompt_version", "created_at", "updated_at"),
      },
    },
    reflection_versions: {
      erasure: { by: "parent", table: "reflections" },
      columns: {
        ...data.exported(
          "reflectionVersions",
          "reflection_id",
          "revision",
          "text",
          "prompt_version",
          "content_version",
        ),
        ...data.exported("reflectionVersions", "saved_at"),
        ...data.ours("writer"),
      },
    },
    reflection_visibility_changes: {
      erasure: { by: "parent", table: "reflections" },
      columns: data.exported("reflectionVisibilityChanges", "reflection_id", "changed_at", "visibility"),
    },
    reading_positions: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.exported("readingPositions", "lesson_id", "course_id", "block_id", "offset", "read_at"),
      },
    },
  },
  merge: {
    enrollments: { person_id: "dropped" }, // the kept account has them all by then
    lesson_facts: { person_id: "moved" },
    course_facts: { person_id: "moved" },
    responses: { person_id: "moved" },
    reflections: { person_id: "moved" },
    reading_positions: { person_id: "moved" },
  },
  retention: {},
  sections: {
    enrollments: data.section("Courses that you started.", {
      courseId: z.string(),
      course: data.words,
      enrolledAt: data.moment,
    }),
    courseFacts: data.section("Courses finished and reopened, in order: odd numbers finish, even ones reopen.", {
      courseId: z.string(),
      course: data.words,
      sequence: z.number(),
      how: z.string(),
      happenedAt: data.moment,
      ...versions,
    }),
    lessonFacts: data.section("Lessons completed and reopened, in order: odd numbers complete, even ones reopen.", {
      ...lesson,
      sequence: z.number(),
      how: z.string(),
      happenedAt: data.moment,
      ...versions,
    }),
    responses: data.section("Your answers in lessons: the newest and the first, with the question as you saw it.", {
      ...lesson,
      ...asked,
      kind: z.string(),
      question: asAsked,
      value: answer,
      firstValue: answer,
      score,
      firstScore: score,
      bestScore: score,
      tries: z.number(),
      isLocked: z.boolean(),
      contentVersion: z.string(),
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
    reflections: data.section("What you wrote in reflections, as it is now, with the question as you saw it.", {
      id: z.uuid(),
      ...lesson,
      ...asked,
      question: data.words,
      visibility: z.string().describe("private, coach or cohort."),
      revision: z.number().describe("The number of the newest version."),
      text: z.string(),
      createdAt: data.moment,
      updatedAt: data.moment,
    }),
    reflectionVersions: data.section("Every version of every reflection.", {
      reflectionId: z.uuid(),
      revision: z.number(),
      question: data.words,
      text: z.string(),
      promptVersion: z.string(),
      contentVersion: z.string(),
      savedAt: data.moment,
    }),
    reflectionVisibilityChanges: data.section("When you changed who may read a reflection.", {
      reflectionId: z.uuid(),
      visibility: z.string(),
      changedAt: data.moment,
    }),
    readingPositions: data.section("Where in each lesson you stopped reading.", {
      ...lesson,
      blockId: z.string(),
      offset: z.number().describe("The share of that block that you had read, 0 to 1."),
      readAt: data.moment,
    }),
  },
  titles: {
    enrollments: m.learningDataSectionEnrollments,
    courseFacts: m.learningDataSectionCourseFacts,
    lessonFacts: m.learningDataSectionLessonFacts,
    responses: m.learningDataSectionResponses,
    reflections: m.learningDataSectionReflections,
    reflectionVersions: m.learningDataSectionReflectionVersions,
    reflectionVisibilityChanges: m.learningDataSectionReflectionVisibilityChanges,
    readingPositions: m.learningDataSectionReadingPositions,
  },
  labels: {
    enrolledAt: m.learningDataFieldEnrolledAt,
    sequence: m.learningDataFieldSequence,
    how: m.learningDataFieldHow,
    score: m.learningDataFieldScore,
    firstScore: m.learningDataFieldFirstScore,
    bestScore: m.learningDataFieldBestScore,
    tries: m.learningDataFieldTries,
    isLocked: m.learningDataFieldIsLocked,
    visibility: m.learningDataFieldVisibility,
    blockId: m.learningDataFieldBlockId,
    offset: m.learningDataFieldOffset,
    readAt: m.learningDataFieldReadAt,
    question: m.learningDataFieldQuestion,
    value: m.learningDataFieldValue,
    firstValue: m.learningDataFieldFirstValue,
    promptId: null,
    promptVersion: null,
    contentVersion: null,
    ruleVersion: null,
  },
});
