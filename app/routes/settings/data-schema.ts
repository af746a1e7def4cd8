import type { LoaderFunctionArgs } from "@remix-run/node";
import { visitor } from "#app/http/signed-in.server.ts";
import { methodNotAllowed } from "#app/learning/submission.server.ts";
import { jsonSchema } from "#app/personal-data/format.ts";

export function action() {
  throw methodNotAllowed("GET");
}

/** What each field of a download is, for whoever reads it with a program. It is the same for everybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  return new Response(`${JSON.stringify(jsonSchema(), null, 2)}\n`, {
    headers: { "content-type": "application/schema+json; charset=utf-8", "cache-control": "private, no-cache" },
  });
}
