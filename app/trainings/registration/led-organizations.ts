import { canLead, type Grant } from "#app/identity/person/role.ts";

type Lead = { grants: readonly Grant[]; organizationIds: readonly string[] };

/** The organizations whose people a lead registers: those they lead; for leads of the whole site, their own. */
export function ledOrganizations(person: Lead): string[] {
  const led = person.grants.flatMap(({ role, organizationId }) =>
    role === "program_lead" ? (organizationId ?? []) : [],
  );
  return [...new Set(canLead(person, {}) ? [...led, ...person.organizationIds] : led)];
}

/** Whether a person may register others or approve their registrations at all. */
export function leadsPeople(person: Pick<Lead, "grants">): boolean {
  return (
    canLead(person, {}) || person.grants.some(({ role, organizationId }) => role === "program_lead" && organizationId)
  );
}
