import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Person } from "../person/person.ts";
import {
  deleteExpiredPasskeyChallenges,
  deletePasskeyChallenge,
  insertPasskeyChallenge,
} from "./queries/passkey-challenges.server.ts";
import { listPasskeys } from "./queries/passkeys.server.ts";
import type { RelyingParty } from "./relying-party.ts";

const lastsMinutes = 5;

/** Ed25519, ECDSA with P-256, RSA: supported by authenticators, in our order of preference (COSE identifiers). */
export const algorithms = [-8, -7, -257];

/** The user handle that authenticators store: the bytes of the person's id, which reveal nothing else about them. */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(personId.replaceAll("-", ""), "hex"));
}

/** The options for a browser to create a passkey. */
export async function passkeyCreationOptions(db: Db, person: Person, party: RelyingParty) {
  const existing = await listPasskeys(db, person.id);
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  return generateRegistrationOptions({
    rpName: "Sound Practice",
    rpID: party.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: userHandleOf(person.id),
    challenge: await newChallenge(db, person.id),
    attestationType: "none",
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    supportedAlgorithmIDs: algorithms,
    timeout: lastsMinutes * 60_000,
  });
}

/**
 * The options for a browser to use a passkey: one of this person's, or any that the authenticator has for this site.
 */
export async function passkeyRequestOptions(db: Db, personId: string | null, party: RelyingParty) {
  const theirs = personId ? await listPasskeys(db, personId) : [];
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: await newChallenge(db, personId),
    allowCredentials: theirs.map(({ id, transports }) => ({ id, transports })),
    userVerification: "required",
    timeout: lastsMinutes * 60_000,
  });
}

async function newChallenge(db: Db, personId: string | null): Promise<Uint8Array<ArrayBuffer>> {
  await deleteExpiredPasskeyChallenges(db);
  const challenge = newSecret();
  await insertPasskeyChallenge(db, hashOf(challenge), personId, lastsMinutes);
  return Uint8Array.from(Buffer.from(challenge, "base64url"));
}

/** Consumes a challenge. Returns whether we issued it for this person (null: for anyone) and it was unused. */
export async function redeemPasskeyChallenge(db: Db, challenge: string, personId: string | null): Promise<boolean> {
  const asked = await deletePasskeyChallenge(db, hashOf(challenge));
  return asked !== null && asked.personId === personId;
}
