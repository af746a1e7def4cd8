import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicJson } from "#app/credit/credentials/public-answer.ts";
import { findPublicKey } from "#app/credit/queries/signing-keys.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { db } from "#db/pool.server.ts";

/** Public, for verifiers of badges: a key that signs or once signed, as a JWK. */
export async function loader({ params }: LoaderFunctionArgs) {
  const key = await findPublicKey(db, params.kid ?? "");
  if (!key) throw notFound("Key");
  return publicJson(key, { maxAge: 3600 });
}
