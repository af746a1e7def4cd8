import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { jsonSchema } from "#app/personal-data/format.ts";
import { visitor } from "#app/signed-in/signed-in.server.ts";

export const action = getOnly;

/** Describes each field of a download, for programs that read it. It is the same for everybody. */
export async function loader({ request }: LoaderFunctionArgs) {
  await visitor(request);
  return new Response(`${JSON.stringify(jsonSchema(), null, 2)}\n`, {
    headers: { "content-type": "application/schema+json; charset=utf-8", "cache-control": "private, no-cache" },
  });
}
