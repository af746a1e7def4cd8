import { publicJson } from "#app/credit/credentials/public-answer.ts";
import { listPublicKeys } from "#app/credit/queries/signing-keys.server.ts";
import { db } from "#db/pool.server.ts";

/** Public, for verifiers of badges: every key as a JWK set. */
export const loader = async () => publicJson({ keys: await listPublicKeys(db) }, { maxAge: 3600 });
