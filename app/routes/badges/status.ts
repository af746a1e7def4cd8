import type { LoaderFunctionArgs } from "@remix-run/node";
import { publicJwt } from "#app/credit/credentials/public-answer.ts";
import { statusList } from "#app/credit/credentials/status-list.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { site } from "#app/settings/site.server.ts";
import { db } from "#db/pool.server.ts";

/** Public, for verifiers of badges: which are revoked. */
export async function loader({ params }: LoaderFunctionArgs) {
  if (!/^\d{1,4}$/.test(params.list ?? "")) throw notFound("Status list");
  return publicJwt(await statusList(db, site().address, Number(params.list)), { maxAge: 300 });
}
