/** What it takes to finish a course. Its version is the hash of its content, so a changed rule is a new version. */
export type CompletionRule = {
  /** Ids of the lessons to complete. */
  lessons: string[];
  /** Prompts to respond to, as "lesson-id/prompt-id". */
  responses: string[];
  /** Checks to pass together: the mean of their scores must reach the level, 0 to 1. Null if there is none. */
  check: { prompts: string[]; level: number } | null;
};
