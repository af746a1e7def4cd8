import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
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

/** Ed25519, ECDSA with P-256, RSA: what authenticators know, in the order that we would rather have (COSE). */
export const algorithms = [-8, -7, -257];

/** How an authenticator knows its owner: by the bytes of their id, which say nothing else about them. */
export function userHandleOf(personId: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(personId.replaceAll("-", ""), "hex"));
}

/** What a browser needs to ask for a new passkey. */
export async function newPasskeyQuestion(db: Db, person: Person, party: RelyingParty) {
  const existing = await listPasskeys(db, person.id);
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

/** What a browser needs to ask for a passkey: one of this person's, or whichever the authenticator has for us. */
export async function passkeyQuestion(db: Db, personId: string | null, party: RelyingParty) {
  const theirs = personId ? await listPasskeys(db, personId) : [];
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

/** Whether a challenge is one of ours, asked of this person (of nobody in particular: null), and not answered before. */
export async function spendChallenge(db: Db, challenge: string, personId: string | null): Promise<boolean> {
  const asked = await deletePasskeyChallenge(db, hashOf(challenge));
  return asked !== null && asked.personId === personId;
}
