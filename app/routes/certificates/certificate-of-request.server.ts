import { findCredential } from "#app/credit/queries/credentials.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { db } from "#db/pool.server.ts";

/** The certificate in the address, whose code nobody can guess; 404 for any other. */
export async function certificateOf(code = "") {
  const credential = /^[\w-]{22}$/.test(code) ? await findCredential(db, code) : null;
  if (!credential) throw notFound("Certificate");
  return credential;
}
