import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawSpreadsheet, spreadsheetResponse } from "#app/document/spreadsheet.server.ts";
import * as m from "#app/messages/catalog.ts";
import { openReport } from "#app/participation/reports/assembly.server.ts";
import { db } from "#db/pool.server.ts";
import { readableReportOf } from "./report-of-request.server.ts";

/** A report as a spreadsheet with its data notes, opened with the reader's rights. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, report } = await readableReportOf(request, params.report);
  const file = await drawSpreadsheet(await openReport(db, person.id, report, "xlsx"), m.reportNotes());
  return spreadsheetResponse(file, `report-${report.startsOn}-${report.endsOn}.xlsx`);
}
