import { notFound } from "#app/http/refusals.ts";
import { findReport } from "#app/participation/reports/queries/reports.server.ts";
import { db } from "#db/pool.server.ts";
import { participationReader, programLead } from "./reader.server.ts";

/** A report and a lead of the program; 404 for anyone else. */
export async function reportOf(request: Request, reportId = "") {
  const person = await programLead(request);
  const report = await findReport(db, reportId);
  if (!report) throw notFound("Report");
  return { person, report };
}

/** A report that partners may read and a lead; drafts are for leads of the program. 404 for anyone else. */
export async function readableReportOf(request: Request, reportId = "") {
  const { person, scope } = await participationReader(request);
  const report = await findReport(db, reportId);
  if (!report || (report.state === "draft" && scope.kind !== "program")) throw notFound("Report");
  return { person, scope, report };
}
