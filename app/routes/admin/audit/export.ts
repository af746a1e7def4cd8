import type { LoaderFunctionArgs } from "@remix-run/node";
import { getOnly } from "#app/http/methods.ts";
import { textStream } from "#app/http/text-stream.server.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { auditCsv } from "#app/identity/audit/audit-csv.server.ts";
import { readTrailSearch } from "#app/identity/audit/trail-search.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { db } from "#db/pool.server.ts";

export const action = getOnly;

/** Downloads the trail, filtered as on the page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  await recordView(db, { actorId: person.id, action: "audit.read", detail: { export: true } });
  const { search } = readTrailSearch(new URL(request.url).searchParams, person.timeZone);
  return new Response(textStream(auditCsv(db, { ...search, before: null })), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-trail.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
