/** How long after a session's end people may still sign out of it. */
const signOutMinutes = 12 * 60;

type Session = { startsAt: Date; minutes: number };

/** Whether a session may be signed out of: from its start until some hours after its end. */
export function canSignOutAt({ startsAt, minutes }: Session, now: Date): boolean {
  const since = (now.getTime() - startsAt.getTime()) / 60_000;
  return since >= 0 && since < minutes + signOutMinutes;
}

/** How many minutes before the end somebody leaves at a moment; null at the end or later. */
export function earlyMinutesAt({ startsAt, minutes }: Session, now: Date): number | null {
  const early = Math.ceil((startsAt.getTime() + minutes * 60_000 - now.getTime()) / 60_000);
  return early > 0 ? Math.min(early, minutes) : null;
}
