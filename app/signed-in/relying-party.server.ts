import { namedAddress, type RelyingParty, relyingPartyAt } from "#app/identity/second-step/relying-party.ts";
import { site } from "#app/settings/site.server.ts";

/** Who passkeys are for at the address that a request came to; null where there can be none. */
export function relyingPartyOf(request: Request): RelyingParty | null {
  return relyingPartyAt(site().publicUrl ?? request.url);
}

/** Why there can be no passkeys here, and where there can be; null where there can. */
export function passkeyObstacle(request: Request): { elsewhere: string | null } | null {
  return relyingPartyOf(request) ? null : { elsewhere: site().publicUrl ? null : namedAddress(request.url) };
}
