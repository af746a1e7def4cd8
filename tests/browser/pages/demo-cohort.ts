import { idFor } from "#db/seed/random.ts";

/** The cohort in which the demo educator learns and which the demo coach coaches. */
export const demoCohort = `/cohorts/${idFor("cohort attendance")}`;
