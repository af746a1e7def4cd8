import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { notFound } from "#app/http/refusals.ts";
import { isId } from "#app/ids/id.ts";
import { openExportFile } from "#app/personal-data/data-export.server.ts";
import { fileTypes, isExportFile } from "#app/personal-data/export.ts";
import { requireRecentSignIn } from "#app/signed-in/recent-sign-in.server.ts";
import { signedIn } from "#app/signed-in/signed-in.server.ts";
import { dayOf } from "#app/time/dates.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** Downloads one file of the person's own data, after a recent sign-in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await signedIn(request);
  const { export: id = "", file } = params;
  if (!isExportFile(file) || !isId(id)) throw notFound("Download");
  requireRecentSignIn(new Request(new URL("/settings/data", request.url)), person); // and back to the list
  const opened = await openExportFile(db, person.id, id, file);
  if (!opened) throw notFound("Download");
  const { ending, mediaType } = fileTypes[file];
  return new Response(opened.stream, {
    headers: {
      "content-type": mediaType,
      "content-length": String(opened.length),
      "content-disposition": `attachment; filename="sound-practice-${dayOf(opened.createdAt, person.timeZone)}.${ending}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
