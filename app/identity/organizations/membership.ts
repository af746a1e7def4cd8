/** Days as YYYY-MM-DD: they compare as text. */
export type MembershipDates = { startedOn: string; endedOn: string | null };

/** Someone belongs on their first day and still on their last. */
export function isCurrent({ startedOn, endedOn }: MembershipDates, today: string): boolean {
  return startedOn <= today && (endedOn === null || endedOn >= today);
}
