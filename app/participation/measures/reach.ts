import { organizationKinds } from "#app/identity/organizations/organization.ts";

/** How many partner organizations of each kind there are, and of how many somebody took part; kinds without one left out. */
export function reachByKind(totals: Record<string, number>) {
  return organizationKinds.flatMap((kind) => {
    const partners = totals[`partners_${kind}`] ?? 0;
    const there = Math.min(partners, totals[`organizations_${kind}`] ?? 0);
    return partners === 0 ? [] : [{ kind, partners, there }];
  });
}
