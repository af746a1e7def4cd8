import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawSheets, spreadsheetResponse } from "#app/document/spreadsheet.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { figuresFor, figuresInBatches } from "#app/participation/snapshots/figures.server.ts";
import { figuresCsv } from "#app/participation/snapshots/figures-csv.ts";
import { figureHeadings, figureNotes, figureRows } from "#app/participation/snapshots/figures-table.ts";
import { findSnapshot } from "#app/participation/snapshots/queries/snapshots.server.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

/** The frozen figures of a version as a file for spreadsheets, a row for each cell. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await programLead(request);
  const [, id = "", kind] = /^([0-9a-f-]{36})\.(csv|xlsx)$/.exec(params.file ?? "") ?? [];
  const form = kind === "xlsx" ? "xlsx" : "csv";
  const snapshot = await findSnapshot(db, id);
  if (snapshot?.state !== "frozen") throw notFound("Figures");
  const reader = { id: person.id, scope: { kind: "program" as const } };
  const file = `figures-${snapshot.startsOn}-${snapshot.endsOn}-version-${snapshot.version}.${form}`;
  if (form === "xlsx") {
    const cells = await figuresFor(db, reader, snapshot.id, { form });
    const sheets = await drawSheets([
      { name: m.reportNumbers(), headings: figureHeadings, rows: [...figureRows(snapshot, cells)] },
      { name: m.reportNotes(), headings: [m.reportNotes()], rows: figureNotes(snapshot, cells).map((note) => [note]) },
    ]);
    return spreadsheetResponse(sheets, file);
  }
  return new Response(figuresCsv(snapshot, figuresInBatches(db, reader, snapshot.id, { form })), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file}"`,
      "cache-control": "private, no-store",
    },
  });
}
