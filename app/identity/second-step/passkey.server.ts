import { z } from "zod";
import type { Db } from "#db/client.server.ts";
import { recordSecurityChange } from "../accounts/security-change.server.ts";
import { lockedSignInMethodsOf } from "../accounts/sign-in-methods.server.ts";
import { canRemoveSignInMethod } from "../accounts/sign-in-methods.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Person } from "../person/person.ts";
import { mustHaveSecondStep } from "../person/second-step.ts";
import { updateSessionSecondStep } from "../sessions/queries/sessions.server.ts";
import { passkeysAtMost } from "./passkey.ts";
import { algorithms, redeemPasskeyChallenge, userHandleOf } from "./passkey-challenge.server.ts";
import { assertionSchema, attestationSchema } from "./passkey-form.ts";
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  listPasskeys,
  type Passkey,
  updatePasskeyName,
  updatePasskeyUse,
} from "./queries/passkeys.server.ts";
import { deleteRecoveryCodes } from "./queries/recovery-codes.server.ts";
import { findSecondStep } from "./queries/second-steps.server.ts";
import type { RelyingParty } from "./relying-party.ts";

/** Adds a passkey. This also passes the second step of the session that adds it. */
export async function addPasskey(
  db: Db,
  person: Person,
  { name, response, party }: { name: string; response: string; party: RelyingParty },
): Promise<"done" | "refused" | "too_many"> {
  const made = await verifiedAttestation(db, person.id, response, party);
  if (!made) return "refused";
  return db.transaction(async (db) => {
    await lockedSignInMethodsOf(db, person.id);
    if ((await listPasskeys(db, person.id)).length >= passkeysAtMost) return "too_many";
    if (!(await insertPasskey(db, { ...made, personId: person.id, name }))) return "refused";
    await updateSessionSecondStep(db, person.session.id);
    await recordSecurityChange(db, person, "passkey_added");
    return "done";
  });
}

async function verifiedAttestation(db: Db, personId: string, json: string, party: RelyingParty) {
  const { data: response } = attestationSchema.safeParse(parsed(json));
  const challenge = response && challengeIn(response.response.clientDataJSON);
  if (!challenge || !(await redeemPasskeyChallenge(db, challenge, personId))) return null;
  try {
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server"); // 19 MB, for few people
    const { registrationInfo } = await verifyRegistrationResponse({
      response: { ...response, response: { ...response.response, transports: response.response.transports ?? [] } },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!registrationInfo) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: response.response.transports ?? [],
      isBackedUp: credentialBackedUp,
    };
  } catch {
    return null; // the library throws when verification fails
  }
}

/**
 * Finds whose passkey signed our challenge for this site, once, with user verification. `askedOf` is the person who was
 * asked; null when anyone may answer. An answer whose counter went back is refused and recorded, because it may come
 * from a copy of the key.
 */
export async function checkPasskey(
  db: Db,
  { response: json, party, askedOf }: { response: string; party: RelyingParty; askedOf: string | null },
): Promise<{ personId: string } | "refused"> {
  const { data: response } = assertionSchema.safeParse(parsed(json));
  const challenge = response && challengeIn(response.response.clientDataJSON);
  if (!challenge || !(await redeemPasskeyChallenge(db, challenge, askedOf))) return "refused";
  const passkey = await findPasskey(db, response.id);
  const use = await verifiedUse({ response, challenge, passkey, party, askedOf });
  if (!passkey || !use) return "refused";
  if (await updatePasskeyUse(db, passkey.id, use)) return { personId: passkey.personId };
  const { personId } = passkey;
  const detail = { reason: "passkey_counter" };
  await recordAudit(db, { actorId: null, action: "session.refused", subjectId: personId, detail });
  return "refused";
}

type Answer = {
  response: z.infer<typeof assertionSchema>;
  challenge: string;
  passkey: Passkey | null;
  party: RelyingParty;
  askedOf: string | null;
};

async function verifiedUse({ response, challenge, passkey, party, askedOf }: Answer) {
  if (!passkey || (askedOf !== null && passkey.personId !== askedOf)) return null;
  const { userHandle } = response.response;
  if (userHandle && userHandle !== Buffer.from(userHandleOf(passkey.personId)).toString("base64url")) return null;
  try {
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      // The counter is compared in the database, in one statement, so that of two simultaneous answers one fails.
      credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: 0 },
      requireUserVerification: true,
    });
    if (!verified) return null;
    return { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp };
  } catch {
    return null; // the library throws when verification fails
  }
}

/** Renames a passkey; "not_found" when it is not theirs. */
export async function renamePasskey(db: Db, person: Person, id: string, name: string): Promise<"done" | "not_found"> {
  return (await updatePasskeyName(db, person.id, id, name)) ? "done" : "not_found";
}

/** Removes a passkey, unless it is the last sign-in method, or the last second step that a role requires. */
export async function removePasskey(
  db: Db,
  person: Person,
  id: string,
): Promise<"done" | "not_found" | "last_way_in" | "demanded"> {
  return db.transaction(async (db) => {
    const ways = await lockedSignInMethodsOf(db, person.id);
    const theirs = await listPasskeys(db, person.id);
    if (!theirs.some((passkey) => passkey.id === id)) return "not_found";
    if (!canRemoveSignInMethod(ways, "passkey")) return "last_way_in";
    const secondStep = await findSecondStep(db, person.id);
    const isLastStep = theirs.length === 1 && !secondStep?.hasTotp;
    if (isLastStep && secondStep && mustHaveSecondStep(secondStep)) return "demanded";
    await deletePasskey(db, person.id, id);
    if (isLastStep) await deleteRecoveryCodes(db, person.id);
    await recordSecurityChange(db, person, "passkey_removed");
    return "done";
  });
}

/** The challenge that a response answers; null when it cannot be read. */
function challengeIn(clientDataJson: string): string | null {
  const { data } = clientData.safeParse(parsed(Buffer.from(clientDataJson, "base64url").toString("utf8")));
  return data?.challenge ?? null;
}

const clientData = z.looseObject({ challenge: z.string() });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A person's passkeys, oldest first. */
export function passkeysOf(db: Db, personId: string): Promise<Passkey[]> {
  return listPasskeys(db, personId);
}
