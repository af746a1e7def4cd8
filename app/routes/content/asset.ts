import type { LoaderFunctionArgs } from "@remix-run/node";
import { findAsset } from "#app/catalog/stored-files.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { db } from "#db/pool.server.ts";

/** An image or file of a lesson; its address contains a hash of its content, so it never changes. */
export async function loader({ params }: LoaderFunctionArgs) {
  const found = await findAsset(db, params.hash ?? "", params.name ?? "");
  if (!found) throw notFound("File");
  return new Response(found.bytes, {
    headers: {
      "Content-Type": found.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
      ...(found.isShown ? {} : { "Content-Disposition": "attachment" }),
    },
  });
}
