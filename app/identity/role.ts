export const roles = ["educator", "coach", "program_lead", "administrator", "clock_hour_manager"] as const;
export type Role = (typeof roles)[number];

/** A role in force: site-wide when both scopes are null. */
export type Grant = { role: Role; organizationId: string | null; cohortId: string | null };
