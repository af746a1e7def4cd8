import type { LoaderFunctionArgs } from "@remix-run/node";
import { administrator } from "#app/http/administrator.server.ts";
import { recordLook } from "#app/identity/audit.server.ts";
import { auditCsv } from "#app/identity/audit-csv.server.ts";
import { readTrailSearch } from "#app/identity/trail-search.ts";
import { db } from "#db/pool.server.ts";

/** The trail, narrowed as the page is, as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await administrator(request);
  await recordLook(db, { actorId: person.id, action: "audit.read", detail: { export: true } });
  const { search } = readTrailSearch(new URL(request.url).searchParams, person.timeZone);
  const lines = ReadableStream.from(auditCsv(db, { ...search, before: null })).pipeThrough(new TextEncoderStream());
  return new Response(lines, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit-trail.csv"',
      "Cache-Control": "private, no-store",
    },
  });
}
