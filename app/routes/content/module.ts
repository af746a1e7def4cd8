import type { LoaderFunctionArgs } from "@remix-run/node";
import { findModule } from "#app/catalog/stored-files.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { db } from "#db/pool.server.ts";

/**
 * A compiled lesson or its HTML, public like our scripts; its address contains a hash of its content, so it never
 * changes.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await findModule(db, params.file ?? "", request.headers.get("Accept-Encoding") ?? "");
  if (!found) throw notFound("Module");
  return new Response(found.bytes, {
    headers: {
      "Content-Type": `${params.file?.endsWith(".json") ? "application/json" : "text/javascript"}; charset=utf-8`,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      ...(found.encoding ? { "Content-Encoding": found.encoding } : {}),
    },
  });
}
