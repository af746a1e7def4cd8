/** Days as YYYY-MM-DD, which compare as text. `endsOn` is null for a cohort without an end. */
export type CohortDates = { endsOn: string | null };
export type LearningDates = { joinedOn: string; leftOn: string | null };

/** Whether a cohort is running; its last day is included. */
export function isRunning({ endsOn }: CohortDates, today: string): boolean {
  return endsOn === null || endsOn >= today;
}

/** Whether a person learns in a cohort: from the day they join to the day they leave, both included, while it runs. */
export function isLearning({ joinedOn, leftOn }: LearningDates, cohort: CohortDates, today: string): boolean {
  return joinedOn <= today && (leftOn === null || leftOn >= today) && isRunning(cohort, today);
}
