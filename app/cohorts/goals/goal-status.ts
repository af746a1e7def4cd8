export const goalStatuses = ["open", "reached", "revised", "set_aside"] as const;
/** revised: replaced by another goal; set_aside: no longer pursued, which is a decision and not a failure. */
export type GoalStatus = (typeof goalStatuses)[number];
