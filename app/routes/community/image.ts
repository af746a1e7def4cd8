import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPostImage } from "#app/discussions/posts/queries/images.server.ts";
import { getOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** A photo of a post, for people who may read the post. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const bytes = await findPostImage(db, person, params.image ?? "");
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
