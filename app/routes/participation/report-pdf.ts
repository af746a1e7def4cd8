import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawPdf, pdfResponse } from "#app/document/pdf.server.ts";
import { openReport } from "#app/participation/reports/assembly.server.ts";
import { db } from "#db/pool.server.ts";
import { readableReportOf } from "./report-of-request.server.ts";

/** A report as a tagged PDF, opened with the reader's rights. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, report } = await readableReportOf(request, params.report);
  const document = await openReport(db, person.id, report, "pdf");
  return pdfResponse(await drawPdf(document), `report-${report.startsOn}-${report.endsOn}.pdf`);
}
