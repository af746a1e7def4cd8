import type { LoaderFunctionArgs } from "@remix-run/node";
import { auditPack, pdEnrollerCsv, starsCsv } from "#app/credit/hand-off.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { recordView } from "#app/identity/audit/audit.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { db } from "#db/pool.server.ts";
import { runForManager } from "./run-of-request.server.ts";

const csv = "text/csv; charset=utf-8";

/** A file for the registrar, for MERIT or for an audit. Each download is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, run } = await runForManager(request, params.run);
  const files: Record<string, { type: string; make: () => Promise<string | Uint8Array> }> = {
    "pdenroller.csv": { type: csv, make: () => pdEnrollerCsv(db, run) },
    "stars.csv": { type: csv, make: () => starsCsv(db, run) },
    "records.zip": { type: "application/zip", make: () => auditPack(db, run, currentTime()) },
  };
  const name = params.file ?? "";
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!file) throw notFound("File");
  await recordView(db, { actorId: person.id, action: "training.roster_read", detail: { run: run.id } });
  const body = await file.make();
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
