/** An administrator's role in force. `endsAt` is null for one without an end; `isLeaving` when an erasure was requested. */
export type AdministratorGrant = { id: string; personId: string; endsAt: Date | null; isLeaving: boolean };

/**
 * Whether the site would be left without an administrator if the grants that `isGoing` names went. A role that ends by
 * itself and a person who is leaving do not count among those who stay.
 */
export function isLastAdministrator(
  grants: readonly AdministratorGrant[],
  isGoing: (grant: AdministratorGrant) => boolean,
): boolean {
  const stays = (grant: AdministratorGrant) => !isGoing(grant) && !grant.isLeaving && grant.endsAt === null;
  return grants.some(isGoing) && !grants.some(stays);
}
