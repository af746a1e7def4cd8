import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from "jose";
import { seal, unseal } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { insertSigningKey, listSigningKeys } from "../queries/signing-keys.server.ts";
import { badgePaths } from "./badge.ts";

/** Open Badges 3.0 asks every issuer and verifier for it (section 8.2.4.1). */
const algorithm = "RS256";

/**
 * Signs a credential as a JWT (VC-JWT), whose header says where the public key is. The key is our own, made the first
 * time and whenever SECRET_KEY, which seals it, was replaced; public keys stay published, so old badges stay valid.
 */
export async function signCredential(db: Db, address: string, credential: Record<string, unknown>): Promise<string> {
  const { kid, key } = await signingKey(db);
  return new SignJWT(credential)
    .setProtectedHeader({ alg: algorithm, typ: "JWT", kid: `${address}${badgePaths.key(kid)}` })
    .sign(key);
}

async function signingKey(db: Db) {
  for (const { kid, sealedPrivateJwk } of await listSigningKeys(db)) {
    const text = unseal("badge", sealedPrivateJwk);
    if (text) return { kid, key: await importJWK(JSON.parse(text), algorithm) };
  }
  return makeSigningKey(db);
}

async function makeSigningKey(db: Db) {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const { kty, n, e } = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint({ kty, n, e });
  const publicJwk = { kty: kty ?? "", n: n ?? "", e: e ?? "", kid, alg: algorithm, use: "sig" };
  const sealedPrivateJwk = seal("badge", JSON.stringify(await exportJWK(privateKey)));
  await insertSigningKey(db, { kid, publicJwk, sealedPrivateJwk });
  return { kid, key: privateKey };
}
