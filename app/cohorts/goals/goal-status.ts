/** revised: replaced by another goal; set_aside: no longer pursued, which is a decision and not a failure. */
export const goalStatuses = ["open", "reached", "revised", "set_aside"] as const;
