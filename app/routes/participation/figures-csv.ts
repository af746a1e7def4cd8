import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { figuresFor } from "#app/participation/snapshots/figures.server.ts";
import { figuresCsv } from "#app/participation/snapshots/figures-csv.ts";
import { findSnapshot } from "#app/participation/snapshots/queries/snapshots.server.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

/** The frozen figures of a version as a file for spreadsheets, a row for each cell. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await programLead(request);
  const id = /^([0-9a-f-]{36})\.csv$/.exec(params.file ?? "")?.[1] ?? "";
  const snapshot = await findSnapshot(db, id);
  if (snapshot?.state !== "frozen") throw notFound("Figures");
  const cells = await figuresFor(db, { id: person.id, scope: { kind: "program" } }, snapshot.id, { form: "csv" });
  const file = `figures-${snapshot.startsOn}-${snapshot.endsOn}-version-${snapshot.version}.csv`;
  return new Response(figuresCsv(snapshot, cells), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file}"`,
      "cache-control": "private, no-store",
    },
  });
}
