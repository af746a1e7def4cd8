/**
 * An administrator's grant in force. `endsAt` is null when it has no end; `isLeaving` when an erasure was requested.
 */
export type AdministratorGrant = { id: string; personId: string; endsAt: Date | null; isLeaving: boolean };

/**
 * Whether the site would have no administrator left without the grants that `isGoing` selects. Grants with an end date
 * and people who are leaving do not count as remaining.
 */
export function isLastAdministrator(
  grants: readonly AdministratorGrant[],
  isGoing: (grant: AdministratorGrant) => boolean,
): boolean {
  const stays = (grant: AdministratorGrant) => !isGoing(grant) && !grant.isLeaving && grant.endsAt === null;
  return grants.some(isGoing) && !grants.some(stays);
}
