/**
 * What is counted for each person and month. Minutes are whole minutes; everything else is a count of events. A person
 * takes part in a month when any of them is above zero.
 */
export const rolledUpMeasures = [
  "sessions_attended",
  "live_minutes",
  "self_paced_minutes",
  "coaching_minutes",
  "lessons_finished",
  "courses_begun",
  "courses_finished",
] as const;
export type RolledUpMeasure = (typeof rolledUpMeasures)[number];
