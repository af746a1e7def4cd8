import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { findArtifactPage } from "#app/learning/artifacts/queries/artifact-page.server.ts";
import { findFile } from "#app/learning/artifacts/queries/files.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { db } from "#db/pool.server.ts";

/** A photo or PDF, for anyone who may open its work. A PDF is saved, never shown in our own origin. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const artifact = await findArtifactPage(db, person, params.artifact ?? "");
  const file = artifact && (await findFile(db, artifact.id, params.file ?? ""));
  if (!file) throw notFound("File");
  const isImage = file.kind === "image";
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "Content-Type": isImage ? "image/webp" : "application/pdf",
      "Content-Disposition": `${isImage ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
