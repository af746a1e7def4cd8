export const roles = ["educator", "coach", "program_lead", "administrator", "clock_hour_manager"] as const;
export type Role = (typeof roles)[number];

/** A role in force: site-wide when both scopes are null. */
export type Grant = { role: Role; organizationId: string | null; cohortId: string | null };

/** The scope that a role is needed for: one organization, one cohort, or the whole site when empty. */
export type Scope = { organizationId?: string; cohortId?: string };

/** The people of these organizations and cohorts, or everybody. */
export type ManagedScope = "everybody" | { organizationIds: string[]; cohortIds: string[] };

type Holder = { grants: readonly Grant[] };

/** Whether a grant covers a scope: a site-wide grant covers everything, any other exactly what it names. */
export function covers(grant: Grant, scope: Scope): boolean {
  if (grant.organizationId === null && grant.cohortId === null) return true;
  if (grant.cohortId !== null) return grant.cohortId === scope.cohortId;
  return grant.organizationId === scope.organizationId;
}

/** Whether a person has this role for a scope. */
export function canActAs(person: Holder, role: Role, scope: Scope = {}): boolean {
  return person.grants.some((grant) => grant.role === role && covers(grant, scope));
}

export function canAdminister(person: Holder): boolean {
  return canActAs(person, "administrator");
}

/** A lead of the organization or cohort, or any administrator. */
export function canLead(person: Holder, scope: Scope): boolean {
  return canActAs(person, "program_lead", scope) || canAdminister(person);
}

/**
 * Administrators grant any role; leads grant the roles below their own, within what they lead; coaches bring learners
 * into the cohorts that they coach.
 */
export function canGrant(person: Holder, role: Role, scope: Scope): boolean {
  if (canAdminister(person)) return true;
  if (role === "educator" && scope.cohortId !== undefined && canActAs(person, "coach", scope)) return true;
  const isBelow = role === "educator" || role === "coach";
  const isScoped = scope.organizationId !== undefined || scope.cohortId !== undefined;
  return isBelow && isScoped && canActAs(person, "program_lead", scope);
}

/** The people whose pages a person may open besides their own: everybody, or those they lead; null for nobody. */
export function managedScopeOf(person: Holder): ManagedScope | null {
  if (canLead(person, {})) return "everybody";
  const led = person.grants.filter(({ role }) => role === "program_lead");
  const organizationIds = led.flatMap(({ organizationId }) => organizationId ?? []);
  const cohortIds = led.flatMap(({ cohortId }) => cohortId ?? []);
  return led.length > 0 ? { organizationIds, cohortIds } : null;
}

/** The first administration page that a person may open; null when there is none. */
export function adminHomeOf(person: Holder): "/admin" | "/admin/people" | null {
  if (canAdminister(person)) return "/admin";
  return managedScopeOf(person) ? "/admin/people" : null;
}

/** The first page after signing in: the desk for coaches, Today for everyone else. */
export function homeOf(roles: Role[]): "/desk" | "/" {
  return roles.includes("coach") ? "/desk" : "/";
}

/** Whether a grant is in force at a moment: start included, end excluded. */
export function isInForce(dates: { grantedAt: Date; endsAt: Date | null }, now: Date): boolean {
  return dates.grantedAt <= now && (dates.endsAt === null || dates.endsAt > now);
}
