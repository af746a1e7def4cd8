import type { Person } from "#app/identity/person/person.ts";
import { hasRole } from "#app/identity/person/person.ts";
import { canActAs } from "#app/identity/person/role.ts";

/** Coaches of a cohort or of the whole site have a desk. */
export const canOpenDesk = (person: Person): boolean => hasRole(person, "coach");

/** The cohorts on a coach's desk: those that they coach, or every running one for a coach of the whole site. */
export function deskReach(person: Pick<Person, "grants">): "every" | string[] {
  if (canActAs(person, "coach")) return "every";
  return [...new Set(person.grants.flatMap(({ role, cohortId }) => (role === "coach" && cohortId ? [cohortId] : [])))];
}

/** After how many days without a sign of work a member counts as quiet. */
export const quietDays = 14;

/** The whole days between two days, as YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

type Activity = { joinedOn: string; lastActiveOn: string | null };

/** Since which day a member has been quiet; null with a recent sign of work. */
export function quietSince({ joinedOn, lastActiveOn }: Activity, today: string): string | null {
  const since = lastActiveOn && lastActiveOn > joinedOn ? lastActiveOn : joinedOn;
  return daysBetween(since, today) >= quietDays ? since : null;
}
