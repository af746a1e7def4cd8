/** The answers of the gallery's activities, by id: their fields, so that what comes after saving shows. */
export const activityAnswers: Record<string, Record<string, string>> = {
  "count-or-rate": { late: "as-is", share: "as-is" },
};
