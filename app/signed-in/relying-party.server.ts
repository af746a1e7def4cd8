import { namedAddress, type RelyingParty, relyingPartyAt } from "#app/identity/second-step/relying-party.ts";
import { site } from "#app/settings/site.server.ts";

/** The relying party for passkeys at the address of a request; null where passkeys cannot work. */
export function relyingPartyOf(request: Request): RelyingParty | null {
  return relyingPartyAt(site().publicUrl ?? request.url);
}

/** Why passkeys cannot work here, and where they can; null where they work. */
export function passkeyObstacle(request: Request): { elsewhere: string | null } | null {
  return relyingPartyOf(request) ? null : { elsewhere: site().publicUrl ? null : namedAddress(request.url) };
}
