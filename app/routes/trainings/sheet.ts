import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findSheet } from "#app/meetings/queries/sheets.server.ts";
import { db } from "#db/pool.server.ts";
import { sheetsOf } from "./run-of-request.server.ts";

/** One photo of a session's sign-in sheet, for those who may open the page of them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { meeting } = await sheetsOf(request, params);
  const bytes = await findSheet(db, meeting.id, params.sheet ?? "");
  if (!bytes) throw notFound("Photo");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "image/webp",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
