import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { insertSigningKey, listSigningKeys } from "../queries/signing-keys.server.ts";
import { badgePaths } from "./badge.ts";

/** Open Badges 3.0 asks every issuer and verifier for it (section 8.2.4.1). */
const algorithm = "RS256";

/**
 * Signs a credential as a JWT (VC-JWT), whose header says where the public key is. Null while there is no key: one is
 * made with the first certificate, and by a job after SECRET_KEY, which seals it, was replaced.
 */
export async function signCredential(
  db: Db,
  address: string,
  credential: Record<string, unknown>,
): Promise<string | null> {
  const found = await findSigningKey(db);
  if (!found) return null;
  return new SignJWT(credential)
    .setProtectedHeader({ alg: algorithm, typ: "JWT", kid: `${address}${badgePaths.key(found.kid)}` })
    .sign(await importJWK(JSON.parse(found.text), algorithm));
}

/** Makes a key where none can sign. Public keys stay published, so that badges stay valid. A job calls it too. */
export async function keepSigningKey(db: Db): Promise<void> {
  if (!(await findSigningKey(db))) await makeSigningKey(db);
}

/** The newest key that this SECRET_KEY opens. */
async function findSigningKey(db: Db): Promise<{ kid: string; text: string } | null> {
  for (const { kid, sealedPrivateJwk } of await listSigningKeys(db)) {
    const text = unseal("badge", sealedPrivateJwk);
    if (text) return { kid, text };
  }
  return null;
}

async function makeSigningKey(db: Db): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const { kty, n, e } = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const publicJwk = { kty: kty ?? "", n: n ?? "", e: e ?? "", kid, alg: algorithm, use: "sig" };
  const sealedPrivateJwk = seal("badge", JSON.stringify(await exportJWK(privateKey)));
  await insertSigningKey(db, { kid, publicJwk, sealedPrivateJwk });
}
