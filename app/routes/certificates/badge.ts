import type { LoaderFunctionArgs } from "@remix-run/node";
import { certificateBadge } from "#app/credit/credentials/certificate.server.ts";
import { publicJwt } from "#app/credit/credentials/public-answer.ts";
import { site } from "#app/settings/site.server.ts";
import { db } from "#db/pool.server.ts";
import { certificateOf } from "./certificate-of-request.server.ts";

/** Public to anyone with the address: the signed badge (VC-JWT). Whether it is revoked is in the status list. */
export async function loader({ params }: LoaderFunctionArgs) {
  const credential = await certificateOf(params.code);
  return publicJwt(await certificateBadge(db, credential, site().address), { maxAge: 0 });
}
