/** Days as YYYY-MM-DD, which compare as text. */
export type MembershipDates = { startedOn: string; endedOn: string | null };

/** Whether a membership is current; both its first and its last day are included. */
export function isCurrent({ startedOn, endedOn }: MembershipDates, today: string): boolean {
  return startedOn <= today && (endedOn === null || endedOn >= today);
}
